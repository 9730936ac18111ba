package io.ordersaga.apps.service;

import io.ordersaga.apps.mail.FileTransport;
import io.ordersaga.apps.mail.MailTransport;
import io.ordersaga.apps.mail.SmtpTransport;
import io.ordersaga.apps.runtime.FailureHandler;
import io.ordersaga.apps.settings.KafkaCluster;
import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.apps.settings.MailSettings;
import io.ordersaga.apps.settings.NotificationSettings;
import io.ordersaga.apps.settings.OrderSettings;
import io.ordersaga.apps.settings.PaymentSettings;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.apps.settings.StreamsSettings;
import io.ordersaga.edge.http.Cursors;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenVerifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Makes the services of a shop that run in this process, each of settings of its own. Making one connects it to Kafka. */
public final class ShopServices {
    private final ServiceSettings settings;
    private final Surroundings surroundings;

    /**
     * What the services of a process have in common.
     *
     * @param accepted the keys whose tokens are accepted
     * @param products where the product service's instances are asked for what is not in the price list yet
     * @param mail the directory for mail, where no mail server is set; it is there
     * @param failures hears when a service cannot go on
     */
    public record Surroundings(
            KafkaCluster kafka,
            PublicKeys accepted,
            Cursors cursors,
            List<URI> products,
            Path mail,
            FailureHandler failures) {
        public Surroundings {
            products = List.copyOf(products);
        }
    }

    /**
     * Where a service is.
     *
     * @param self where its server listens
     * @param peers how other instances are asked; empty if the service has one instance
     */
    public record Place(HostInfo self, Optional<PeerAccess> peers) {}

    public ShopServices(ServiceSettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** @param signingKey signs the tokens that all services accept */
    public UserService users(Place place, SigningKey signingKey) throws InterruptedException {
        StreamsSettings own = settings.of(ServiceName.USERS.id(), StreamsSettings::read);
        return UserService.of(environment(place, own), signingKey, surroundings.accepted());
    }

    public Service products(Place place) throws InterruptedException {
        StreamsSettings own = settings.of(ServiceName.PRODUCTS.id(), StreamsSettings::read);
        return ProductService.of(environment(place, own));
    }

    public Service orders(Place place) throws InterruptedException {
        OrderSettings own = settings.of(ServiceName.ORDERS.id(), OrderSettings::read);
        return OrderService.of(environment(place, own.streams()), own.saga(), surroundings.products());
    }

    public Service payments(Place place) throws InterruptedException {
        PaymentSettings own = settings.of(ServiceName.PAYMENTS.id(), PaymentSettings::read);
        return PaymentService.of(environment(place, own.streams()), PaymentService.provider(own), own.callTimeout());
    }

    public Service notifications(Place place) throws InterruptedException {
        NotificationSettings own = settings.of(ServiceName.NOTIFICATIONS.id(), NotificationSettings::read);
        return NotificationService.of(environment(place, own.streams()), own.mail(), transport(own.mail()));
    }

    public Service analytics(Place place) throws InterruptedException {
        StreamsSettings own = settings.of(ServiceName.ANALYTICS.id(), StreamsSettings::read);
        return AnalyticsService.of(environment(place, own));
    }

    private MailTransport transport(MailSettings mail) {
        return mail.smtp()
                .<MailTransport>map(smtp -> new SmtpTransport(smtp, mail.from()))
                .orElseGet(() -> new FileTransport(surroundings.mail(), mail.from()));
    }

    /** Verifies the tokens of callers. */
    public TokenVerifier tokens() {
        return new TokenVerifier(surroundings.accepted(), Clock.systemUTC());
    }

    private ServiceEnvironment environment(Place place, StreamsSettings own) {
        return new ServiceEnvironment(
                new KafkaSettings(surroundings.kafka(), own.decisions(), own.views()),
                place.self(),
                place.peers(),
                tokens(),
                surroundings.cursors(),
                own.currency(),
                surroundings.failures());
    }
}
