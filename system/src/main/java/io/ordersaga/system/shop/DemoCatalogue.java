package io.ordersaga.system.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.part.Part;
import io.ordersaga.topics.NameBasedUuid;
import io.ordersaga.topics.ProductId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Something to buy, and a customer to buy it: created through the gateway as anybody would, unless it is there already. */
public final class DemoCatalogue implements Part {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(4);
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
    public void start() throws InterruptedException {
        ShopClient shop = ShopClient.of(gateway);
        customer.ifPresent(account -> register(shop, account));
        List<Item> missing = new ArrayList<>();
        for (Item item : ITEMS) {
            if (!isThere(item, shop)) {
                missing.add(item);
            }
        }
        if (!missing.isEmpty()) {
            ShopClient seller = shop.loggedIn(admin.email().value(), admin.password());
            missing.parallelStream().forEach(item -> createdOrThere(seller.post("/api/admin/products", item.body())));
        }
    }

    /** Waits for who knows: after a start with fewer instances partitions are still on their way to others. */
    private static boolean isThere(Item item, ShopClient shop) throws InterruptedException {
        long tooLate = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        Answer answer = shop.get(item.path());
        while (answer.status() == UNAVAILABLE && System.nanoTime() < tooLate) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            answer = shop.get(item.path());
        }
        if (answer.status() != NOT_FOUND) {
            answer.orThrow();
        }
        return answer.isSuccess();
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
