package io.ordersaga.edge.http;

import java.util.Set;

/**
 * The one declaration of a route. What is not declared is not served.
 *
 * @param path template, with parameters as <code>{name}</code>
 * @param operation identifies the route in documents, logs and metrics
 * @param parameters the query parameters it knows; any other is refused
 */
public record Route(
        Method method,
        String path,
        String operation,
        Access access,
        RateClass rateClass,
        Set<String> parameters,
        Handler handler) {

    public Route {
        parameters = Set.copyOf(parameters);
    }

    /** The methods in use. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** What a route does. It runs on a virtual thread and may block. */
    public interface Handler {
        /** @throws ProblemException to answer with an error */
        Reply handle(Request request) throws InterruptedException;
    }

    /** A read without query parameters. */
    public static Route get(String path, String operation, Access access, Handler handler) {
        return new Route(Method.GET, path, operation, access, RateClass.READ, Set.of(), handler);
    }

    /** A write without query parameters. */
    public static Route post(String path, String operation, Access access, Handler handler) {
        return new Route(Method.POST, path, operation, access, RateClass.WRITE, Set.of(), handler);
    }

    public Route with(Method other) {
        return new Route(other, path, operation, access, rateClass, parameters, handler);
    }

    public Route with(RateClass other) {
        return new Route(method, path, operation, access, other, parameters, handler);
    }

    public Route taking(String... names) {
        return new Route(method, path, operation, access, rateClass, Set.of(names), handler);
    }
}
