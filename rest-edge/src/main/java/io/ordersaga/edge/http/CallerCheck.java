package io.ordersaga.edge.http;

import io.ordersaga.edge.http.Access.Anyone;
import io.ordersaga.edge.http.Access.Owner;
import io.ordersaga.edge.http.Access.Roles;
import io.ordersaga.edge.token.BearerToken;
import io.ordersaga.edge.token.Caller;
import java.util.Optional;
import java.util.function.Function;

/** Decides whether a request may enter a route, from the route's declaration and the token that came with it. */
final class CallerCheck {
    private final Function<String, Optional<Caller>> verifier;

    /** @param verifier gives the caller that a token speaks for; empty if the token is not valid */
    CallerCheck(Function<String, Optional<Caller>> verifier) {
        this.verifier = verifier;
    }

    /** @throws ProblemException 401 without a valid token where one is needed, 403 if the role may not */
    Optional<Caller> check(Access access, Optional<String> authorization) {
        return switch (access) {
            case Anyone anyone -> Optional.empty();
            // Whose the thing is shows when it has been found.
            case Owner owner -> Optional.of(authenticate(authorization));
            case Roles(var allowed) -> {
                Caller caller = authenticate(authorization);
                if (!allowed.contains(caller.role())) {
                    throw new ProblemException(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.title());
                }
                yield Optional.of(caller);
            }
        };
    }

    /** Whether {@link #check} would let it in. */
    boolean wouldLetIn(Access access, Optional<String> authorization) {
        try {
            check(access, authorization);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private Caller authenticate(Optional<String> authorization) {
        return BearerToken.of(authorization)
                .flatMap(verifier)
                .orElseThrow(() -> unauthenticated(authorization.isPresent()));
    }

    private static ProblemException unauthenticated(boolean tokenSent) {
        String challenge = tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer";
        return new ProblemException(
                        ProblemType.UNAUTHENTICATED,
                        tokenSent ? "the token is not valid or has expired" : "no token was sent")
                .withHeader("WWW-Authenticate", challenge);
    }
}
