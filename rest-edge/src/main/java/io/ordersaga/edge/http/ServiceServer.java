package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.ordersaga.edge.store.Staleness;
import io.ordersaga.edge.token.Caller;
import io.ordersaga.edge.token.TokenVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The HTTP server of one service. It serves the declared routes, the service's health and the explanations of problem types,
 * and nothing else.
 */
public final class ServiceServer implements AutoCloseable {
    /** The largest body, in bytes. */
    public static final int MAX_BODY = 256 * 1024;

    /** How many records a copy was behind that has answered in place of the owner of the data; absent where the owner has. */
    static final String STORE_LAG = "Store-Lag";

    private static final List<HandlerType> FALLBACK_METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS);

    private final Javalin javalin;
    private final ProblemWriter writer = new ProblemWriter();
    private final RequestWatch watch = new RequestWatch();
    private final EventStreams streams = new EventStreams(writer::bytes);
    private final RandomGenerator random;
    private final CallerCheck callers;
    private volatile Optional<Staleness> staleness = Optional.empty();

    /**
     * Declares the server; {@link #start} opens its port.
     *
     * @param random makes trace ids
     */
    public ServiceServer(List<Route> routes, TokenVerifier verifier, RandomGenerator random) {
        this(routes, verifier::verify, Optional.empty(), random);
    }

    private ServiceServer(
            List<Route> routes,
            Function<String, Optional<Caller>> verifier,
            Optional<Fallback> fallback,
            RandomGenerator random) {
        this.random = random;
        this.callers = new CallerCheck(verifier);
        List<Route> all = new ArrayList<>(routes);
        all.add(ProblemRoutes.route());
        this.javalin = Javalin.create(config -> configure(config, all, fallback));
    }

    /** A server that knows no callers, so that its routes must be open to everybody. */
    public static ServiceServer ofOpenRoutes(List<Route> openRoutes, RandomGenerator random) {
        return new ServiceServer(openRoutes, token -> Optional.empty(), Optional.empty(), random);
    }

    /** The same, but all else is left to a fallback. */
    public static ServiceServer withFallback(List<Route> openRoutes, Fallback fallback, RandomGenerator random) {
        return new ServiceServer(openRoutes, token -> Optional.empty(), Optional.of(fallback), random);
    }

    /** Says in its answers, from now on, by how much the stores that were read are behind. */
    public ServiceServer noting(Staleness stores) {
        staleness = Optional.of(stores);
        return this;
    }

    /** Tells somebody of every answer from now on. */
    public ServiceServer observedBy(RequestObserver observer) {
        watch.add(observer);
        return this;
    }

    /** @param port 0 for any free port */
    public ServiceServer start(String host, int port) {
        javalin.start(host, port);
        return this;
    }

    /** The port that is open. */
    public int port() {
        return javalin.port();
    }

    /** Ends the event streams, and cuts off requests that are being answered. */
    @Override
    public void close() {
        streams.close();
        javalin.stop();
    }

    private void configure(JavalinConfig config, List<Route> routes, Optional<Fallback> fallback) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY;
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyProblems(random));
            server.addEventListener(new ConnectionLimits());
            server.setRequestLog(watch);
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyProblems(random)));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(this::begin);
        config.routes.exception(Exception.class, (e, context) -> writer.write(context, trace(context), e));
        // The server has a plain-text handler of its own for these, which would win over the one above.
        config.routes.exception(HttpResponseException.class, (e, context) -> writer.write(context, trace(context), e));
        config.router.javaLangErrorHandler(writer::write);
        routes.forEach(route -> addRoute(config, route));
        fallback.ifPresent(other -> addFallback(config, other));
    }

    private void addRoute(JavalinConfig config, Route route) {
        config.routes.addHttpHandler(
                HandlerType.findOrCreate(route.method().name()), route.path(), context -> serve(route, context));
        if (route.method() == Route.Method.GET) {
            // Without this the library answers 200 by itself, to everybody.
            config.routes.addHttpHandler(HandlerType.HEAD, route.path(), context -> serve(route, context));
        }
    }

    private void addFallback(JavalinConfig config, Fallback fallback) {
        FALLBACK_METHODS.forEach(method -> config.routes.addHttpHandler(
                method, "*", context -> fallback.answer(new Exchange(context, trace(context)))));
    }

    private void begin(Context context) {
        Trace trace = Trace.continued(Optional.ofNullable(context.header("traceparent")), random);
        RequestWatch.begin(context, trace);
        // The server has set its default type, which an answer without a body must not have.
        context.res().setContentType(null);
        context.header("Trace-Id", trace.traceId());
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        takeBody(context);
    }

    /**
     * Nothing is answered before the body is here: a connection that is closed while its client still sends is reset, and
     * the answer may be lost with it. Only a body that is too large is not waited for.
     */
    private static void takeBody(Context context) {
        try {
            context.bodyAsBytes();
        } catch (HttpResponseException e) {
            throw e;
        } catch (Exception e) {
            // Not declared, but an early end of the stream is thrown as it is.
            throw new ProblemException(ProblemType.BAD_REQUEST, "the body cannot be read to its end", e);
        }
    }

    private Trace trace(Context context) {
        return RequestWatch.trace(context).orElseGet(() -> Trace.continued(Optional.empty(), random));
    }

    private void serve(Route route, Context context) throws InterruptedException {
        RequestWatch.serve(context, Answered.Answerer.of(route));
        Optional<String> authorization = Optional.ofNullable(context.header("Authorization"));
        Optional<Caller> caller = callers.check(route.access(), authorization);
        caller.ifPresent(known -> RequestWatch.sentBy(context, known.userId()));
        requireKnown(route.parameters(), context);
        Request.Source source =
                new ContextSource(context, route.contract(), () -> callers.wouldLetIn(route.access(), authorization));
        Request request = new Request(source, trace(context), caller);
        Reply reply = answer(route, request);
        staleness.flatMap(Staleness::take).ifPresent(lag -> context.header(STORE_LAG, Long.toString(lag)));
        reply.headers().forEach(context::header);
        context.status(reply.status());
        reply.body().ifPresent(body -> write(context, body));
    }

    private void write(Context context, Object body) {
        switch (body) {
            case EventStream stream -> streams.write(context, stream);
            case Text(String mediaType, String text) ->
                context.result(text.getBytes(UTF_8)).contentType(mediaType);
            default -> context.result(writer.bytes(body)).contentType("application/json");
        }
    }

    private static Reply answer(Route route, Request request) throws InterruptedException {
        Reply reply = route.handler().handle(request);
        return route.isConditionalRead() ? reply.unlessKnown(request.header(EntityTag.KNOWN)) : reply;
    }

    private static void requireKnown(Set<String> known, Context context) {
        context.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name) || values.size() != 1) {
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        "query parameters known here, each once: "
                                + known.stream().sorted().toList());
            }
        });
    }

    private record ContextSource(Context context, Contract contract, BooleanSupplier stillLetIn)
            implements Request.Source {
        @Override
        public String path(String parameter) {
            return context.pathParam(parameter);
        }

        @Override
        public Optional<String> query(String parameter) {
            return Optional.ofNullable(context.queryParam(parameter));
        }

        @Override
        public Optional<String> header(String name) {
            requireDeclared(contract.names(Parameter.In.HEADER).contains(name), name);
            return Optional.ofNullable(context.header(name));
        }

        @Override
        public byte[] body() {
            requireDeclared(contract.body().isPresent(), "body");
            String type = context.contentType();
            if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.UNSUPPORTED_MEDIA_TYPE.title());
            }
            return context.bodyAsBytes();
        }

        @Override
        public boolean isStillLetIn() {
            return stillLetIn.getAsBoolean();
        }

        private void requireDeclared(boolean declared, String what) {
            if (!declared) {
                throw new IllegalStateException(contract.words().operation() + " does not declare its " + what);
            }
        }
    }
}
