package io.ordersaga.system.shop;

import io.ordersaga.apps.mail.FileTransport;
import io.ordersaga.apps.mail.MailTransport;
import io.ordersaga.apps.mail.SmtpTransport;
import io.ordersaga.apps.service.NotificationService;
import io.ordersaga.apps.service.OrderService;
import io.ordersaga.apps.service.PaymentService;
import io.ordersaga.apps.service.ProductService;
import io.ordersaga.apps.service.Service;
import io.ordersaga.apps.service.ServiceEnvironment;
import io.ordersaga.apps.service.UserService;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.GatewayKeys;
import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.apps.settings.MailSettings;
import io.ordersaga.apps.settings.Membership;
import io.ordersaga.apps.settings.NotificationSettings;
import io.ordersaga.apps.settings.OrderSettings;
import io.ordersaga.apps.settings.PaymentSettings;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.StreamsSettings;
import io.ordersaga.apps.settings.TokenKeySettings;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenVerifier;
import io.ordersaga.system.Ground;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** The services of one system as its parts. */
final class LocalShop {
    private static final short ALONE = 1;

    private final Ground ground;
    private final ServiceSettings settings;
    private final TokenKeySettings tokenKeys;
    private final LocalSecrets secrets;
    // Made here, since Streams applications that start at once in one directory stumble over each other making it.
    private final Path stateDirectory;

    LocalShop(Ground ground, ServiceSettings settings, TokenKeySettings tokenKeys) {
        this.ground = ground;
        this.settings = settings;
        this.tokenKeys = tokenKeys;
        this.secrets = LocalSecrets.in(ground.data().services());
        this.stateDirectory = ground.data().services().resolve("state");
        Directories.create(stateDirectory);
    }

    Part users(Account admin) {
        return new UsersPart(this::userService, admin);
    }

    private SigningKey signingKey() {
        return tokenKeys.signingKey().orElse(secrets.signingKey());
    }

    private PublicKeys acceptedKeys() {
        return tokenKeys.acceptedBeside(signingKey());
    }

    Part products() {
        return new ServicePart("product service", this::productService);
    }

    Part orders() {
        return new ServicePart("order service", this::orderService);
    }

    Part payments() {
        return new ServicePart("payment service", this::paymentService);
    }

    Part gateway() {
        return new GatewayPart(ground.ports(), () -> settings.of("gateway", GatewayKeys::read), tokens());
    }

    private TokenVerifier tokens() {
        return new TokenVerifier(acceptedKeys(), Clock.systemUTC());
    }

    Part notifications() {
        return new ServicePart("notification service", this::notificationService);
    }

    private Service notificationService() throws InterruptedException {
        NotificationSettings own = settings.of("notification-service", NotificationSettings::read);
        return NotificationService.of(
                environment(ground.ports().notificationService(), own.streams()), own.mail(), transport(own.mail()));
    }

    private MailTransport transport(MailSettings mail) {
        if (mail.smtp().isPresent()) {
            return new SmtpTransport(mail.smtp().get(), mail.from());
        }
        Directories.create(ground.data().mail());
        return new FileTransport(ground.data().mail(), mail.from());
    }

    private UserService userService() throws InterruptedException {
        StreamsSettings own = settings.of("user-service", StreamsSettings::read);
        return UserService.of(environment(ground.ports().userService(), own), signingKey(), acceptedKeys());
    }

    private Service productService() throws InterruptedException {
        StreamsSettings own = settings.of("product-service", StreamsSettings::read);
        return ProductService.of(environment(ground.ports().productService(), own));
    }

    private Service orderService() throws InterruptedException {
        OrderSettings own = settings.of("order-service", OrderSettings::read);
        return OrderService.of(
                environment(ground.ports().orderService(), own.streams()),
                own.saga(),
                Addresses.http(ground.ports().productService()));
    }

    private Service paymentService() throws InterruptedException {
        PaymentSettings own = settings.of("payment-service", PaymentSettings::read);
        return PaymentService.of(
                environment(ground.ports().paymentService(), own.streams()),
                PaymentService.provider(own),
                own.callTimeout());
    }

    private ServiceEnvironment environment(LocalPort port, StreamsSettings own) {
        return new ServiceEnvironment(
                new KafkaSettings(
                        ground.bootstrapServers(),
                        stateDirectory,
                        ground.partitions(),
                        ALONE,
                        Membership.ALONE,
                        own.decisions(),
                        own.views()),
                new HostInfo(Addresses.LOOPBACK, port.number()),
                Optional.empty(),
                tokens(),
                secrets.cursors(),
                own.currency(),
                ground.failures()::failed);
    }
}
