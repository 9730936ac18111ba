package io.ordersaga.edge.gateway;

import io.ordersaga.edge.gateway.GatewaySettings.Patience;
import io.ordersaga.edge.http.RateClass;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Gateways as tests want them. None of them knows a token. */
final class Gateways {
    private static final GatewaySettings STANDARD = GatewaySettings.standard();

    private Gateways() {}

    static Gateway of(Upstreams upstreams, GatewaySettings settings) {
        return new Gateway(upstreams, token -> Optional.empty(), settings, new SplittableRandom(1));
    }

    /** Services of one instance each. */
    static Upstreams lone(Map<String, URI> byPrefix) {
        return new Upstreams(byPrefix.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Upstream.at(entry.getValue()))));
    }

    static GatewaySettings waiting(Patience patience) {
        return new GatewaySettings(
                STANDARD.limits(), patience, STANDARD.maxConcurrent(), STANDARD.trustedProxies(), Set.of(), false);
    }

    static GatewaySettings limited(Map<RateClass, RateLimit> limits) {
        return new GatewaySettings(
                limits, Patience.STANDARD, STANDARD.maxConcurrent(), STANDARD.trustedProxies(), Set.of(), false);
    }

    static GatewaySettings letting(int maxConcurrent) {
        return new GatewaySettings(
                STANDARD.limits(), Patience.STANDARD, maxConcurrent, STANDARD.trustedProxies(), Set.of(), false);
    }

    static GatewaySettings trusting(String... proxies) {
        return new GatewaySettings(
                STANDARD.limits(),
                Patience.STANDARD,
                STANDARD.maxConcurrent(),
                TrustedProxies.of(List.of(proxies)),
                Set.of(),
                false);
    }

    /** One whose clients come through TLS, for pages of these origins. */
    static GatewaySettings serving(String... origins) {
        return new GatewaySettings(
                STANDARD.limits(),
                Patience.STANDARD,
                STANDARD.maxConcurrent(),
                STANDARD.trustedProxies(),
                Set.of(origins),
                true);
    }
}
