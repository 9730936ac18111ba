package io.ordersaga.edge.http;

import io.ordersaga.topics.user.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The problems that follow from a route's declaration, whatever its handler does. */
final class FrameProblems {
    private static final Set<ProblemType> ANYWHERE =
            EnumSet.of(ProblemType.BAD_REQUEST, ProblemType.INVALID_PARAMETER, ProblemType.INTERNAL_ERROR);
    private static final Set<ProblemType> OF_A_BODY = EnumSet.of(
            ProblemType.MALFORMED_JSON,
            ProblemType.BODY_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            ProblemType.INVALID_BODY);

    private FrameProblems() {}

    static List<ProblemType> of(Route route) {
        Set<ProblemType> all = EnumSet.copyOf(ANYWHERE);
        all.addAll(route.contract().problems());
        if (route.contract().body().isPresent()) {
            all.addAll(OF_A_BODY);
        }
        if (!route.contract().names(Parameter.In.PATH).isEmpty()) {
            all.add(ProblemType.NOT_FOUND);
        }
        if (route.parameters().contains(Paging.CURSOR)) {
            all.add(ProblemType.INVALID_CURSOR);
        }
        if (route.contract().names(Parameter.In.HEADER).contains(StandardParameters.IF_MATCH.name())) {
            all.add(ProblemType.PRECONDITION_FAILED);
        }
        all.addAll(ofAccess(route.access()));
        return List.copyOf(all);
    }

    private static Set<ProblemType> ofAccess(Access access) {
        return switch (access) {
            case Access.Anyone anyone -> Set.of();
            case Access.Owner owner -> Set.of(ProblemType.UNAUTHENTICATED, ProblemType.NOT_FOUND);
            case Access.Roles(var allowed) ->
                allowed.size() == Role.values().length
                        ? Set.of(ProblemType.UNAUTHENTICATED)
                        : Set.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN);
        };
    }
}
