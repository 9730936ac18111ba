package io.ordersaga.edge.gateway;

import io.ordersaga.edge.token.BearerToken;
import io.ordersaga.edge.token.Caller;
import io.ordersaga.topics.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who a request is counted for: its client's address, and its user if the token is valid. */
final class Senders {
    private final TrustedProxies proxies;
    private final Function<String, Optional<Caller>> verifier;

    /** @param verifier gives the caller that a token speaks for; whether a request may pass is the service's question */
    Senders(TrustedProxies proxies, Function<String, Optional<Caller>> verifier) {
        this.proxies = proxies;
        this.verifier = verifier;
    }

    /** Where the request came from, as far as it is known. */
    String address(HttpServletRequest request) {
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        return proxies.client(request.getRemoteAddr(), forwarded);
    }

    /** The scheme that the client used. */
    String scheme(HttpServletRequest request) {
        String told = request.getHeader("X-Forwarded-Proto");
        boolean counts = told != null && told.matches("https?") && proxies.include(request.getRemoteAddr());
        return counts ? String.valueOf(told) : request.getScheme();
    }

    /** The user that the token speaks for. */
    Optional<UserId> user(HttpServletRequest request) {
        return BearerToken.of(Optional.ofNullable(request.getHeader("Authorization")))
                .flatMap(verifier)
                .map(Caller::userId);
    }
}
