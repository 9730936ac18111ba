package io.ordersaga.system.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;

/** An account as its owner has it. */
record Account(String id, String email, String token, String refreshToken) {
    static Account registered(Shop shop) {
        return of(shop.register());
    }

    static Account of(JsonNode signedIn) {
        return new Account(
                signedIn.path("user").path("id").asText(),
                signedIn.path("user").path("email").asText(),
                signedIn.path("token").asText(),
                signedIn.path("refreshToken").asText());
    }

    ShopClient client(ShopClient anyone) {
        return anyone.withToken(token);
    }
}
