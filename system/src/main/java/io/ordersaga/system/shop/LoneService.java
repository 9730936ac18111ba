package io.ordersaga.system.shop;

import io.ordersaga.apps.service.PeerAccess;
import io.ordersaga.apps.service.ShopServices;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.ConfiguredRemotely;
import io.ordersaga.apps.settings.GatewayKeys;
import io.ordersaga.apps.settings.InvalidSettingsException;
import io.ordersaga.apps.settings.KafkaCluster;
import io.ordersaga.apps.settings.Membership;
import io.ordersaga.apps.settings.ProcessSettings;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.ShopSettings;
import io.ordersaga.edge.gateway.Upstreams;
import io.ordersaga.edge.http.Cursors;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.system.FailureListener;
import io.ordersaga.system.part.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** One service of a shop as the only part of a process, over brokers that are elsewhere. */
public final class LoneService {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Instance instance;
    private final ProcessSettings process;
    private final ShopSettings shop;
    private final ServiceSettings own;

    /**
     * Which instance of which service.
     *
     * @param name of the instance, the same at every start
     * @param port where it answers clients
     * @param peerPort where it answers other instances
     * @param isLeaving as {@link Membership#isLeaving}
     */
    public record Instance(ServiceName service, String name, int port, int peerPort, boolean isLeaving) {}

    /**
     * What it keeps.
     *
     * @param state its stores
     * @param mail messages, where no mail server is set
     */
    public record Folders(Path state, Path mail) {}

    /** @throws InvalidSettingsException naming every variable that is wrong */
    public LoneService(Instance instance, Map<String, String> environment) {
        this.instance = instance;
        this.shop = ShopSettings.read(environment);
        this.process = ProcessSettings.of(environment);
        this.own = new ServiceSettings(environment, ConfiguredRemotely.of(shop.configServer(), PAUSE));
    }

    /** The brokers and what they must hold. */
    public ProcessSettings process() {
        return process;
    }

    /**
     * The service, not started.
     *
     * @throws InvalidSettingsException if it has no key for the tokens that it verifies, or signs
     */
    public Part over(Folders folders, FailureListener failures) {
        ShopServices services = new ShopServices(own, surroundings(folders, failures));
        return switch (instance.service()) {
            case GATEWAY ->
                new GatewayPart(
                        self(),
                        Upstreams.of(service ->
                                process.service(ServiceName.of(service).orElseThrow())),
                        () -> own.of(ServiceName.GATEWAY.id(), GatewayKeys::read),
                        services.tokens());
            case USERS -> users(services);
            case PRODUCTS -> new ServicePart(instance.service().id(), () -> services.products(place()));
            case ORDERS -> new ServicePart(instance.service().id(), () -> services.orders(place()));
            case PAYMENTS -> new ServicePart(instance.service().id(), () -> services.payments(place()));
            case NOTIFICATIONS -> new ServicePart(instance.service().id(), () -> services.notifications(place()));
            case ANALYTICS -> new ServicePart(instance.service().id(), () -> services.analytics(place()));
        };
    }

    private Part users(ShopServices services) {
        SigningKey key = shop.tokenKeys()
                .signingKey()
                .orElseThrow(() -> new InvalidSettingsException(List.of(
                        "TOKEN_PRIVATE_KEY or TOKEN_PRIVATE_KEY_FILE must be set: the user service signs tokens")));
        Optional<Account> admin = shop.admin();
        return new UsersPart(() -> services.users(place(), key), admin);
    }

    private ShopServices.Surroundings surroundings(Folders folders, FailureListener failures) {
        Membership membership =
                new Membership(instance.name(), process.copies(), process.sessionTimeout(), instance.isLeaving());
        return new ShopServices.Surroundings(
                new KafkaCluster(
                        process.brokers().bootstrapServers(),
                        folders.state(),
                        process.brokers().partitions(),
                        process.brokers().replicationFactor(),
                        membership),
                shop.tokenKeys().accepted(),
                new Cursors(process.secret().cursorKey()),
                process.service(ServiceName.PRODUCTS).instances(),
                folders.mail(),
                failures::failed);
    }

    private HostInfo self() {
        return new HostInfo(process.listen().host(), instance.port());
    }

    private ShopServices.Place place() {
        return new ShopServices.Place(
                self(),
                Optional.of(new PeerAccess(
                        process.listen().host(),
                        new HostInfo(process.listen().advertisedHost(), instance.peerPort()),
                        process.secret().peerToken(instance.service().id()))));
    }
}
