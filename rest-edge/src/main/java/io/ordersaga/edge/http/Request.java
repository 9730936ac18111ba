package io.ordersaga.edge.http;

import io.ordersaga.edge.token.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that has passed the frame's checks: route, caller, query parameters, media type and size. */
public final class Request {
    static final int MAX_WAIT_SECONDS = 30;
    static final int MAX_IDEMPOTENCY_KEY = 255;
    private static final Pattern PREFER_WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");

    private final Source source;
    private final Trace trace;
    private final Optional<Caller> caller;

    /** What the server gives of a request. */
    public interface Source {
        String path(String parameter);

        Optional<String> query(String parameter);

        Optional<String> header(String name);

        byte[] body();

        /** Whether the token that came with the request would let it in now. */
        boolean isStillLetIn();
    }

    public Request(Source source, Trace trace, Optional<Caller> caller) {
        this.source = source;
        this.trace = trace;
        this.caller = caller;
    }

    /** The caller. Only for routes that need a token. */
    public Caller caller() {
        return caller.orElseThrow(() -> new IllegalStateException("the route lets everybody in"));
    }

    /** The caller; empty on a route that lets everybody in, even if a token was sent. */
    Optional<Caller> anyCaller() {
        return caller;
    }

    /** Whether the caller may still do this. For what goes on after the check at the door, such as a stream. */
    public boolean isStillLetIn() {
        return source.isStillLetIn();
    }

    /** What a command's headers say about this request. */
    public Origin origin() {
        return new Origin(trace.traceparent(), caller.map(Caller::userId));
    }

    /** A path parameter as an id. @throws ProblemException 404, as nothing has an id of another form */
    public <T> T id(String parameter, Function<String, T> form) {
        try {
            return form.apply(source.path(parameter));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such " + parameter);
        }
    }

    public Optional<String> query(String parameter) {
        return source.query(parameter);
    }

    /** Those of some query parameters that were given, by name. */
    public Map<String, String> given(List<Parameter> parameters) {
        Map<String, String> given = new TreeMap<>();
        for (Parameter parameter : parameters) {
            query(parameter.name()).ifPresent(value -> given.put(parameter.name(), value));
        }
        return given;
    }

    /** A query parameter in the form of a type. @throws ProblemException 400 naming the parameter */
    public <T> Optional<T> query(String parameter, Function<String, T> form, String expected) {
        try {
            return source.query(parameter).map(form);
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, parameter + " must be " + expected);
        }
    }

    /** A whole number in a range. @throws ProblemException 400 naming the parameter */
    public int query(String parameter, int fallback, int min, int max) {
        String expected = "a whole number " + min + ".." + max;
        int number = query(parameter, Integer::parseInt, expected).orElse(fallback);
        if (number < min || number > max) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, parameter + " must be " + expected);
        }
        return number;
    }

    public Optional<String> header(String name) {
        return source.header(name);
    }

    /** @throws ProblemException 400 if it is empty, too long, or not printable ASCII */
    public Optional<String> idempotencyKey() {
        Optional<String> key = source.header("Idempotency-Key");
        if (key.filter(value -> !value.matches("[\\x20-\\x7e]{1," + MAX_IDEMPOTENCY_KEY + "}"))
                .isPresent()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "Idempotency-Key must have 1.." + MAX_IDEMPOTENCY_KEY + " printable ASCII characters");
        }
        return key;
    }

    /** How long the client prefers to wait for the end ({@code Prefer: wait=N}, RFC 7240), at most 30 seconds. */
    public Optional<Duration> preferredWait() {
        Matcher matcher = PREFER_WAIT.matcher(source.header("Prefer").orElse(""));
        return matcher.find()
                ? Optional.of(Duration.ofSeconds(Math.min(MAX_WAIT_SECONDS, Integer.parseInt(matcher.group(1)))))
                : Optional.empty();
    }

    /**
     * Whether the client changes only what it has seen ({@code If-Match}, RFC 9110, section 13.1.1).
     *
     * @param version of what is there now
     * @return false if the client sets no condition
     * @throws ProblemException 412 if what is there is not what the client has seen
     */
    public boolean demandsVersion(long version) {
        Optional<String> condition = source.header("If-Match");
        if (condition
                .filter(header -> !EntityTag.of(version).isDemandedBy(header))
                .isPresent()) {
            throw new ProblemException(ProblemType.PRECONDITION_FAILED, ProblemType.PRECONDITION_FAILED.title());
        }
        return condition.filter(header -> !header.strip().equals("*")).isPresent();
    }

    /** The body, to be read field by field. @throws ProblemException 400 if it is not JSON, 422 if it is no object */
    public BodyReader body() {
        return BodyReader.of(source.body());
    }
}
