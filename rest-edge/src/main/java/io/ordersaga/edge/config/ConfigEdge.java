package io.ordersaga.edge.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.token.BearerToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The config server's routes. Their callers are services, which a token of {@link ServiceTokens} identifies; users have no
 * business here.
 */
public final class ConfigEdge {
    private static final Parameter SERVICE = Parameter.path("service", Schema.text());
    private static final Parameter TOKEN =
            Parameter.header("Authorization", Schema.text(), "A service's token; in development none is needed.");
    private static final Schema SETTINGS = Schema.object(
            "Settings",
            Schema.required("service", Schema.text()),
            Schema.required("profile", Schema.text()),
            Schema.required("settings", Schema.mapOf(Schema.anything())));

    private final ConfigRepository repository;
    private final ServiceTokens tokens;
    private final boolean open;

    /** @param open whether a request without a token is answered too, with secrets masked: for development only */
    public ConfigEdge(ConfigRepository repository, ServiceTokens tokens, boolean open) {
        this.repository = repository;
        this.tokens = tokens;
        this.open = open;
    }

    private record Settings(String service, String profile, ObjectNode settings) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/api/config/services", "list-configured-services", Access.anyone())
                        .summary("List the services that have settings")
                        .taking(TOKEN)
                        .answering(Answer.ok(Schema.listOf(Schema.text())))
                        .failing(ProblemType.UNAUTHENTICATED)
                        .handledBy(this::services),
                Route.get("/api/config/{service}/profiles", "list-configured-profiles", Access.anyone())
                        .summary("List the profiles of a service")
                        .taking(SERVICE, TOKEN)
                        .answering(Answer.ok(Schema.listOf(Schema.text())))
                        .failing(ProblemType.UNAUTHENTICATED)
                        .handledBy(this::profiles),
                Route.get("/api/config/{service}/{profile}", "get-configuration", Access.anyone())
                        .summary("Read a service's settings")
                        .description(
                                "The profile's are laid over the default ones. Secrets are masked unless the service"
                                        + " itself asks, with its token.")
                        .taking(SERVICE, Parameter.path("profile", Schema.text()), TOKEN)
                        .answering(Answer.ok(SETTINGS))
                        .failing(ProblemType.UNAUTHENTICATED)
                        .handledBy(this::settings));
    }

    private Reply services(Request request) {
        requireKnown(request);
        return Reply.ok(repository.services());
    }

    private Reply profiles(Request request) {
        requireKnown(request);
        return Reply.ok(repository.profiles(service(request)).orElseThrow(ConfigEdge::notFound));
    }

    private Reply settings(Request request) {
        Optional<String> caller = requireKnown(request);
        String service = service(request);
        String profile = request.id("profile", name -> name);
        ObjectNode settings = repository.settings(service, profile).orElseThrow(ConfigEdge::notFound);
        boolean owner = caller.filter(service::equals).isPresent();
        return Reply.ok(new Settings(service, profile, owner ? Secrets.unmasked(settings) : Secrets.masked(settings)));
    }

    private static String service(Request request) {
        return request.id("service", name -> name);
    }

    /** The service that asks; empty where nobody need say who it is. */
    private Optional<String> requireKnown(Request request) {
        Optional<String> sent = request.header("Authorization");
        if (sent.isEmpty() && open) {
            return Optional.empty();
        }
        Supplier<ProblemException> refusal = () -> unauthenticated(sent.isPresent());
        return Optional.of(BearerToken.of(sent).flatMap(tokens::verify).orElseThrow(refusal));
    }

    private static ProblemException unauthenticated(boolean tokenSent) {
        return new ProblemException(ProblemType.UNAUTHENTICATED, "a service's token is needed")
                .withHeader("WWW-Authenticate", tokenSent ? "Bearer error=\"invalid_token\"" : "Bearer");
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such service or profile");
    }
}
