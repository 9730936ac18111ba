package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.RateClass;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an operator decides about the gateway.
 *
 * @param limits the budget of each class of requests, for each client address and again for each user; {@link RateClass#AUTH}
 *     counts by address only
 * @param patience how long a service may take
 * @param maxConcurrent how many requests may wait for the head of one service's answer, 1 to 100,000
 * @param trustedProxies whose forwarding headers count
 * @param corsOrigins the origins whose pages may use the shop, such as {@code https://shop.example}; none by default
 * @param behindTls whether clients come through TLS, so that browsers may be told to insist on it
 */
public record GatewaySettings(
        Map<RateClass, RateLimit> limits,
        Patience patience,
        int maxConcurrent,
        TrustedProxies trustedProxies,
        Set<String> corsOrigins,
        boolean behindTls) {
    public static final int MOST_CONCURRENT = 100_000;

    /** @throws IllegalArgumentException naming the setting, its value and what is allowed */
    public GatewaySettings {
        limits = Map.copyOf(limits);
        corsOrigins = Set.copyOf(corsOrigins);
        if (!limits.keySet().equals(Set.of(RateClass.values()))) {
            throw new IllegalArgumentException("every class of requests needs a limit, not only " + limits.keySet());
        }
        if (maxConcurrent < 1 || maxConcurrent > MOST_CONCURRENT) {
            throw new IllegalArgumentException(
                    "maxConcurrent must be 1.." + MOST_CONCURRENT + " but is " + maxConcurrent);
        }
        if (!corsOrigins.stream().allMatch(GatewaySettings::isOrigin)) {
            throw new IllegalArgumentException("an origin is like https://shop.example, unlike one of " + corsOrigins);
        }
    }

    /**
     * How long the gateway waits.
     *
     * @param connect for a service to accept a connection
     * @param answer from the request to the last byte of the answer; more than the longest wait that a route offers
     * @param silence between two pieces of an event stream, which may go on for ever; more than the services' pause between two
     *     signs of life
     * @param open before a service that failed is tried again
     */
    public record Patience(Duration connect, Duration answer, Duration silence, Duration open) {
        public static final Patience STANDARD = new Patience(
                Duration.ofSeconds(3), Duration.ofSeconds(35), Duration.ofSeconds(60), Duration.ofSeconds(2));
    }

    /** Limits as they suit a shop of middling size, behind no proxy and without pages of other origins. */
    public static GatewaySettings standard() {
        return new GatewaySettings(
                Map.of(
                        RateClass.AUTH, new RateLimit(100, Duration.ofMinutes(15)),
                        RateClass.WRITE, new RateLimit(6_000, Duration.ofMinutes(1)),
                        RateClass.READ, new RateLimit(30_000, Duration.ofMinutes(1))),
                Patience.STANDARD,
                2_000,
                TrustedProxies.NONE,
                Set.of(),
                false);
    }

    public RateLimit limit(RateClass rateClass) {
        return Objects.requireNonNull(limits.get(rateClass));
    }

    /** Whether a text is an origin as browsers send it: scheme, host and perhaps port. */
    public static boolean isOrigin(String text) {
        return text.matches("https?://[a-z0-9.\\[\\]:-]+");
    }
}
