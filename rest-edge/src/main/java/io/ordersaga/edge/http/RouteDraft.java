package io.ordersaga.edge.http;

import io.ordersaga.edge.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A route that is being declared; {@link #handledBy} makes it one, or says what is missing. */
public final class RouteDraft {
    private final Route.Method method;
    private final String path;
    private final String operation;
    private final Access access;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<ProblemType> problems = new ArrayList<>();
    private RateClass rateClass;
    private String summary = "";
    private String description = "";
    private Optional<Schema> body = Optional.empty();

    RouteDraft(Route.Method method, String path, String operation, Access access) {
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.access = access;
        this.rateClass = method == Route.Method.GET ? RateClass.READ : RateClass.WRITE;
    }

    /** @param text what the route does, in a few words */
    public RouteDraft summary(String text) {
        summary = text;
        return this;
    }

    /** @param text what a client has to know beyond the summary */
    public RouteDraft description(String text) {
        description = text;
        return this;
    }

    /** Its parameters in path, query and headers. */
    public RouteDraft taking(Parameter... some) {
        parameters.addAll(Arrays.asList(some));
        return this;
    }

    public RouteDraft taking(List<Parameter> some) {
        parameters.addAll(some);
        return this;
    }

    /** @param schema of the JSON body, which must be there; without this the handler cannot read one */
    public RouteDraft body(Schema schema) {
        body = Optional.of(schema);
        return this;
    }

    /** What it answers with when it does not answer with a problem. */
    public RouteDraft answering(Answer... some) {
        answers.addAll(Arrays.asList(some));
        return this;
    }

    /** For a read that answers with a record and its version, and with 304 where the client has that version already. */
    public RouteDraft answeringVersioned(Class<?> type) {
        return taking(StandardParameters.IF_NONE_MATCH)
                .answering(Answer.ok(type).tagged(), Answer.known());
    }

    /** The problems that its handler answers with; those of the frame are known. */
    public RouteDraft failing(ProblemType... some) {
        problems.addAll(Arrays.asList(some));
        return this;
    }

    public RouteDraft with(RateClass other) {
        rateClass = other;
        return this;
    }

    /** The route. @throws IllegalArgumentException naming what the declaration lacks */
    public Route handledBy(Route.Handler handler) {
        if (access instanceof Access.Owner) {
            throw new IllegalArgumentException(operation + ": a route for owners must say what is owned");
        }
        return route(handler);
    }

    /**
     * The route of a thing that belongs to a user.
     *
     * @throws IllegalArgumentException naming what the declaration lacks
     */
    public <T> Route handledBy(Owned<T> owned, Owned.Handler<T> handler) {
        if (!(access instanceof Access.Owner)) {
            throw new IllegalArgumentException(operation + ": only a route for owners is about what is owned");
        }
        return route(owned.only(handler));
    }

    private Route route(Route.Handler handler) {
        Contract contract =
                new Contract(new Contract.Words(operation, summary, description), parameters, body, answers, problems);
        return new Route(method, path, operation, access, rateClass, contract, handler);
    }
}
