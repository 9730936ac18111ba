package io.ordersaga.edge.http;

import io.ordersaga.topics.UserId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The kind of thing that a route is about, which belongs to a user.
 *
 * @param name in lower case, such as {@code order}
 * @param find gives the thing that a request names; empty if there is none
 * @param owner whose a thing is
 */
public record Owned<T>(String name, Function<Request, Optional<T>> find, Function<T, UserId> owner) {

    /** What a route does with the thing. It runs on a virtual thread and may block. */
    public interface Handler<T> {
        /** @throws ProblemException to answer with an error */
        Reply handle(Request request, T thing) throws InterruptedException;
    }

    /**
     * Handles requests of the owner and of administrators.
     *
     * @return a handler that answers everybody else with 404, as if the thing were not there
     */
    Route.Handler only(Handler<T> handler) {
        return request -> handler.handle(
                request,
                find.apply(request)
                        .filter(thing -> request.caller().maySee(owner.apply(thing)))
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such " + name)));
    }
}
