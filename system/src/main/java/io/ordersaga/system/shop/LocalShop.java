package io.ordersaga.system.shop;

import io.ordersaga.apps.service.ShopServices;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.GatewayKeys;
import io.ordersaga.apps.settings.KafkaCluster;
import io.ordersaga.apps.settings.Membership;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.TokenKeySettings;
import io.ordersaga.edge.gateway.Upstream;
import io.ordersaga.edge.gateway.Upstreams;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.system.Ground;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** The services of one system as its parts. */
final class LocalShop {
    private static final short ALONE = 1;

    private final Ground ground;
    private final ServiceSettings settings;
    private final SigningKey signingKey;
    private final ShopServices services;

    LocalShop(Ground ground, ServiceSettings settings, TokenKeySettings tokenKeys) {
        this.ground = ground;
        this.settings = settings;
        LocalSecrets secrets = LocalSecrets.in(ground.data().services());
        this.signingKey = tokenKeys.signingKey().orElse(secrets.signingKey());
        // Made here, since Streams applications that start at once in one directory stumble over each other making it.
        Path stateDirectory = ground.data().services().resolve("state");
        Directories.create(stateDirectory);
        Directories.create(ground.data().mail());
        this.services = new ShopServices(
                settings,
                new ShopServices.Surroundings(
                        new KafkaCluster(
                                ground.bootstrapServers(),
                                stateDirectory,
                                ground.partitions(),
                                ALONE,
                                Membership.ALONE),
                        tokenKeys.acceptedBeside(signingKey),
                        secrets.cursors(),
                        List.of(Addresses.http(ground.ports().productService())),
                        ground.data().mail(),
                        ground.failures()::failed));
    }

    Part users(Account admin) {
        return new UsersPart(() -> services.users(place(ground.ports().userService()), signingKey), Optional.of(admin));
    }

    Part products() {
        return new ServicePart(
                "product service", () -> services.products(place(ground.ports().productService())));
    }

    Part orders() {
        return new ServicePart(
                "order service", () -> services.orders(place(ground.ports().orderService())));
    }

    Part payments() {
        return new ServicePart(
                "payment service", () -> services.payments(place(ground.ports().paymentService())));
    }

    Part notifications() {
        return new ServicePart(
                "notification service",
                () -> services.notifications(place(ground.ports().notificationService())));
    }

    Part analytics() {
        return new ServicePart(
                "analytics service",
                () -> services.analytics(place(ground.ports().analyticsService())));
    }

    Part gateway() {
        return new GatewayPart(
                new HostInfo(Addresses.LOOPBACK, ground.ports().gateway().number()),
                Upstreams.of(service -> Upstream.at(
                        Addresses.http(ground.ports().of(ServiceName.of(service).orElseThrow())))),
                () -> settings.of(ServiceName.GATEWAY.id(), GatewayKeys::read),
                services.tokens());
    }

    private static ShopServices.Place place(LocalPort port) {
        return new ShopServices.Place(new HostInfo(Addresses.LOOPBACK, port.number()), Optional.empty());
    }
}
