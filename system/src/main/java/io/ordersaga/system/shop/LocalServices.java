package io.ordersaga.system.shop;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.ShopSettings;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.Ground;
import io.ordersaga.system.Services;
import io.ordersaga.system.part.AtOnce;
import io.ordersaga.system.part.Part;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every service of the shop and its gateway, in this JVM, on loopback; with something to buy and somebody to buy it. */
public final class LocalServices implements Services {
    private final Map<String, String> environment;
    private final ShopSettings settings;
    private final LocalConfigServer configServer;
    private Optional<DemoAccounts> demo = Optional.empty();

    /** @throws io.ordersaga.apps.settings.InvalidSettingsException naming every variable that is wrong */
    public LocalServices(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.settings = ShopSettings.read(environment);
        this.configServer = new LocalConfigServer(settings.configServer());
    }

    @Override
    public List<Part> apart(Ground ground) {
        return List.of(configServer.part(ground.ports()));
    }

    @Override
    public List<Part> on(Ground ground) {
        LocalShop shop = new LocalShop(
                ground, new ServiceSettings(environment, configServer.remote(ground.ports())), settings.tokenKeys());
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
                                shop.notifications(),
                                shop.analytics())),
                shop.gateway(),
                new DemoCatalogue(gateway(ground), admin, demo.map(DemoAccounts::customer)));
    }

    /**
     * The administrator of a system: the one that the settings name, or the demo account.
     *
     * @param data the system's data directory
     * @throws IllegalStateException if there is neither
     */
    public Account administrator(Path data) {
        return settings.admin()
                .orElseGet(() -> DemoAccounts.kept(DataDirectory.services(data)).admin());
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
