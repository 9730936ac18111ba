package io.ordersaga.system.shop;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.ShopSettings;
import io.ordersaga.system.Ground;
import io.ordersaga.system.Services;
import io.ordersaga.system.part.AtOnce;
import io.ordersaga.system.part.Part;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Every service of the shop and its gateway, in this JVM, on loopback; with something to buy and somebody to buy it. */
public final class LocalServices implements Services {
    private final ShopSettings settings;
    private Optional<DemoAccounts> demo = Optional.empty();

    public LocalServices(ShopSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Part> on(Ground ground) {
        LocalShop shop = new LocalShop(settings, ground);
        Optional<DemoAccounts> made = settings.admin().isPresent()
                ? Optional.empty()
                : Optional.of(DemoAccounts.in(ground.data().services()));
        demo = made;
        Account admin = settings.admin().or(() -> made.map(DemoAccounts::admin)).orElseThrow();
        return List.of(
                new AtOnce(
                        "services",
                        List.of(
                                shop.users(admin),
                                shop.products(),
                                shop.orders(),
                                shop.payments(),
                                shop.notifications())),
                shop.gateway(),
                new DemoCatalogue(gateway(ground), admin, demo.map(DemoAccounts::customer)));
    }

    @Override
    public void introduce(Ground ground, PrintWriter out) {
        out.printf("  Shop        %s%n", gateway(ground));
        demo.ifPresent(accounts -> accounts.introduce(out));
        out.printf("%n  curl %s/api/products%n", gateway(ground));
    }

    private static URI gateway(Ground ground) {
        return Addresses.http(ground.ports().gateway());
    }
}
