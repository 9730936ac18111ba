package io.ordersaga.system.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.part.Part;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.ProductId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Something to buy, and a customer to buy it: created through the gateway as anybody would, unless it is there already. */
public final class DemoCatalogue implements Part {
    private static final int CONFLICT = 409;
    private static final List<Item> ITEMS = List.of(
            new Item("Mechanical keyboard", "Hot-swappable switches, aluminium case", "129.00", 250, "Electronics"),
            new Item("Noise-cancelling headphones", "Thirty hours of quiet", "249.90", 120, "Electronics"),
            new Item("Espresso machine", "Fifteen bar, brass boiler", "649.00", 40, "Kitchen"),
            new Item("Chef's knife", "Forged, 20 cm", "89.50", 80, "Kitchen"),
            new Item("First edition, signed", "There are three of them", "1200.00", 3, "Books"));

    private final URI gateway;
    private final Account admin;
    private final Optional<Account> customer;

    /** @param admin puts up what is for sale */
    public DemoCatalogue(URI gateway, Account admin, Optional<Account> customer) {
        this.gateway = gateway;
        this.admin = admin;
        this.customer = customer;
    }

    private record Item(String name, String description, String price, int stock, String category) {
        ObjectNode body() {
            ProductId id = ProductId.of(NameBasedUuid.of("demo-product", name));
            return ShopClient.object()
                    .put("id", id.value())
                    .put("name", name)
                    .put("description", description)
                    .put("price", price)
                    .put("stock", stock)
                    .put("category", category);
        }

        String path() {
            return "/api/products/" + body().path("id").asText();
        }
    }

    @Override
    public String name() {
        return "demo catalogue";
    }

    @Override
    public void start() {
        ShopClient shop = ShopClient.of(gateway);
        customer.ifPresent(account -> register(shop, account));
        if (ITEMS.stream().allMatch(item -> shop.get(item.path()).isSuccess())) {
            return;
        }
        ShopClient seller = shop.loggedIn(admin.email().value(), admin.password());
        ITEMS.parallelStream().forEach(item -> createdOrThere(seller.post("/api/admin/products", item.body())));
    }

    @Override
    public void close() {
        // What was created stays.
    }

    private static void register(ShopClient shop, Account account) {
        createdOrThere(shop.post(
                "/api/auth/register",
                ShopClient.object()
                        .put("email", account.email().value())
                        .put("password", account.password())
                        .put("firstName", "Demo")
                        .put("lastName", "Customer")));
    }

    private static void createdOrThere(Answer answer) {
        if (answer.status() != CONFLICT) {
            answer.orThrow();
        }
    }
}
