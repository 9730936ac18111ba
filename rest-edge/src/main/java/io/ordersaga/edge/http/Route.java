package io.ordersaga.edge.http;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one declaration of a route. What is not declared is not served, and what is declared is what documents say of it.
 *
 * @param path template, with parameters as <code>{name}</code>
 * @param operation identifies the route in documents, logs and metrics: lower-case words with hyphens
 * @param contract what a client sends and gets
 */
public record Route(
        Method method,
        String path,
        String operation,
        Access access,
        RateClass rateClass,
        Contract contract,
        Handler handler) {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** @throws IllegalArgumentException naming the route and what its declaration lacks */
    public Route {
        require(path.startsWith("/"), method + " " + path + ": a path starts with a slash");
        require(
                operation.matches("[a-z]+(-[a-z0-9]+)*"),
                method + " " + path + ": an operation is lower-case words with hyphens");
        require(
                contract.body().isEmpty() || method == Method.POST || method == Method.PUT,
                operation + ": a " + method + " has no body");
        require(
                !access.equals(Access.user()) || pathParameters(path).isEmpty(),
                operation + ": a route of one thing is for its owner, for some roles, or for anyone");
        require(
                contract.names(Parameter.In.PATH).equals(pathParameters(path)),
                operation + ": the parameters of the path, and no others, must be declared as such");
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

    /** Begins the declaration of a read. */
    public static RouteDraft get(String path, String operation, Access access) {
        return new RouteDraft(Method.GET, path, operation, access);
    }

    /** Begins the declaration of a write. */
    public static RouteDraft post(String path, String operation, Access access) {
        return new RouteDraft(Method.POST, path, operation, access);
    }

    /** Begins the declaration of a write that can be repeated. */
    public static RouteDraft put(String path, String operation, Access access) {
        return new RouteDraft(Method.PUT, path, operation, access);
    }

    /** Begins the declaration of a removal. */
    public static RouteDraft delete(String path, String operation, Access access) {
        return new RouteDraft(Method.DELETE, path, operation, access);
    }

    /** The names of the query parameters it knows; any other is refused. */
    public Set<String> parameters() {
        return contract.names(Parameter.In.QUERY);
    }

    /** Whether it is a read that a client can ask only for what it has not seen. */
    boolean isConditionalRead() {
        return method == Method.GET && contract.names(Parameter.In.HEADER).contains(EntityTag.KNOWN);
    }

    /** Every kind of problem that it answers with: those declared, and those that the frame answers with by itself. */
    public List<ProblemType> problems() {
        return FrameProblems.of(this);
    }

    private static Set<String> pathParameters(String path) {
        return PATH_PARAMETER
                .matcher(path)
                .results()
                .map(MatchResult::group)
                .map(parameter -> parameter.substring(1, parameter.length() - 1))
                .collect(Collectors.toSet());
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
