package io.ordersaga.system.shop;

import io.ordersaga.apps.mail.FileTransport;
import io.ordersaga.apps.mail.MailTransport;
import io.ordersaga.apps.mail.SmtpTransport;
import io.ordersaga.apps.payment.SimulatedProvider;
import io.ordersaga.apps.service.NotificationService;
import io.ordersaga.apps.service.OrderService;
import io.ordersaga.apps.service.PaymentService;
import io.ordersaga.apps.service.ProductService;
import io.ordersaga.apps.service.ServiceEnvironment;
import io.ordersaga.apps.service.UserService;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.apps.settings.MailSettings;
import io.ordersaga.apps.settings.ShopSettings;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenVerifier;
import io.ordersaga.system.Ground;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.kafka.streams.state.HostInfo;

/** The services of one system as its parts. */
final class LocalShop {
    private static final short ALONE = 1;

    private final ShopSettings settings;
    private final Ground ground;
    private final LocalSecrets secrets;
    // Made here, since Streams applications that start at once in one directory stumble over each other making it.
    private final Path stateDirectory;

    LocalShop(ShopSettings settings, Ground ground) {
        this.settings = settings;
        this.ground = ground;
        this.secrets = LocalSecrets.in(ground.data().services());
        this.stateDirectory = ground.data().services().resolve("state");
        Directories.create(stateDirectory);
    }

    Part users(Account admin) {
        return new UsersPart(
                () -> UserService.of(environment(ground.ports().userService()), signingKey(), acceptedKeys()), admin);
    }

    private SigningKey signingKey() {
        return settings.tokenKeys().signingKey().orElse(secrets.signingKey());
    }

    private PublicKeys acceptedKeys() {
        return settings.tokenKeys().acceptedBeside(signingKey());
    }

    Part products() {
        return new ServicePart(
                "product service",
                () -> ProductService.of(environment(ground.ports().productService())));
    }

    Part orders() {
        return new ServicePart(
                "order service",
                () -> OrderService.of(
                        environment(ground.ports().orderService()),
                        settings.saga(),
                        Addresses.http(ground.ports().productService())));
    }

    Part payments() {
        return new ServicePart(
                "payment service",
                () -> PaymentService.of(
                        environment(ground.ports().paymentService()),
                        new SimulatedProvider(settings.declinePercent()),
                        settings.paymentCallTimeout()));
    }

    Part gateway() {
        return new GatewayPart(ground.ports(), settings.gateway(), tokens());
    }

    private TokenVerifier tokens() {
        return new TokenVerifier(acceptedKeys(), Clock.systemUTC());
    }

    Part notifications() {
        MailTransport transport = transport(settings.mail());
        return new ServicePart(
                "notification service",
                () -> NotificationService.of(
                        environment(ground.ports().notificationService()), settings.mail(), transport));
    }

    private MailTransport transport(MailSettings mail) {
        if (mail.smtp().isPresent()) {
            return new SmtpTransport(mail.smtp().get(), mail.from());
        }
        Directories.create(ground.data().mail());
        return new FileTransport(ground.data().mail(), mail.from());
    }

    private ServiceEnvironment environment(LocalPort port) {
        return new ServiceEnvironment(
                new KafkaSettings(
                        ground.bootstrapServers(),
                        stateDirectory,
                        ground.partitions(),
                        ALONE,
                        settings.commitInterval(),
                        settings.pollTime()),
                new HostInfo(Addresses.LOOPBACK, port.number()),
                tokens(),
                secrets.cursors(),
                settings.currency(),
                ground.failures()::failed);
    }
}
