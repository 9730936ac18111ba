package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.edge.command.CommandNotSentException;
import io.ordersaga.edge.http.TestEdge.Answer;
import io.ordersaga.edge.schema.Schema;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of a service, through real HTTP. */
class ServiceServerTest {
    static final String SECRET = "the secret of the house";

    private final TestEdge edge = new TestEdge(
            TestRoutes.post("/things", "create-thing").handledBy(ServiceServerTest::create),
            TestRoutes.get("/things", "list-things")
                    .taking(TestRoutes.query("color"), TestRoutes.query("limit"))
                    .handledBy(request -> Reply.ok(List.of())),
            TestRoutes.get("/things/{id}", "get-thing")
                    .taking(Parameter.path("id", Schema.text()))
                    .handledBy(ServiceServerTest::get),
            TestRoutes.get("/empty", "empty").handledBy(request -> new Reply(204, Optional.empty(), Map.of())),
            TestRoutes.get("/text", "text").handledBy(request -> Reply.text("text/csv", "a,€")),
            TestRoutes.get("/undeclared", "undeclared").handledBy(ServiceServerTest::readUndeclared),
            TestRoutes.get("/bug", "bug").handledBy(request -> {
                throw new IllegalStateException(SECRET);
            }),
            TestRoutes.get("/error", "error").handledBy(request -> {
                throw new StackOverflowError(SECRET);
            }),
            TestRoutes.get("/unsent", "unsent").handledBy(request -> {
                throw new CommandNotSentException("commands", new IllegalStateException(SECRET));
            }));

    private static Reply readUndeclared(Request request) {
        return Reply.ok(request.header("If-Match").orElse(""));
    }

    static Reply create(Request request) {
        BodyReader body = request.body();
        String name = body.text("name", 1, 10);
        List<Long> sizes = body.list("sizes", 1, 3, size -> size.integer("value", 0, 9));
        body.done();
        return Reply.created("/things/1", Map.of("name", name, "sizes", sizes));
    }

    private static Reply get(Request request) {
        return Reply.ok(Map.of("id", request.id("id", Integer::valueOf)));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void shouldAnswerAsTheHandlerSays() {
        Answer answer = edge.post("/things", "{\"name\":\"bell €\",\"sizes\":[{\"value\":3}]}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Location")).isEqualTo("/things/1");
        assertThat(answer.json().get("name").textValue()).isEqualTo("bell €");
        assertThat(answer.json().get("sizes").toString()).isEqualTo("[3]");
    }

    @Test
    void shouldAnswerTextAsItIs() {
        Answer answer = edge.get("/text");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.text()).isEqualTo("a,€");
    }

    @Test
    void shouldFailWhereAHandlerReadsAHeaderThatItsRouteDoesNotDeclare() {
        assertThat(edge.get("/undeclared").status()).isEqualTo(500);
    }

    @Test
    void shouldSendSecurityHeadersWithEveryAnswer() {
        for (Answer answer : List.of(edge.get("/things"), edge.get("/nowhere"), edge.get("/bug"))) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.headers().map()).doesNotContainKey("server");
        }
    }

    @Test
    void shouldNotNameATypeWhenThereIsNoBody() {
        Answer answer = edge.get("/empty");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers().map()).doesNotContainKey("content-type");
    }

    @Test
    void shouldGoOnWithTheClientsTrace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Answer answer = edge.get("/nowhere", "traceparent", "00-" + trace + "-00f067aa0ba902b7-00");

        assertThat(answer.header("Trace-Id")).isEqualTo(trace);
        assertThat(answer.json().get("traceId").textValue()).isEqualTo(trace);
    }

    @Test
    void shouldBeginATraceOfItsOwnForEveryRequest() {
        String first = edge.get("/things").header("Trace-Id");
        String second = edge.get("/things").header("Trace-Id");

        assertThat(List.of(first, second)).allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/things/1/parts", "/", "/Things", "/problems", "/problems/none", "/things/x"})
    void shouldAnswerNotFoundWhenThereIsNoSuchThing(String target) {
        assertProblem(edge.get(target), ProblemType.NOT_FOUND, target);
    }

    @Test
    void shouldNameTheAllowedMethodsWhenTheMethodIsAnother() {
        Answer answer = edge.send(edge.request("/things").DELETE());

        assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED, "/things");
        assertThat(answer.header("Allow").split(", ", -1)).containsExactlyInAnyOrder("GET", "HEAD", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "OPTIONS", "PROPFIND"})
    void shouldServeNoMethodThatIsNotDeclared(String method) {
        Answer answer = edge.send(edge.request("/things").method(method, BodyPublishers.noBody()));

        assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED, "/things");
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour=red", "color=red&color=blue", "color=red&x", "=1", "%00=1", "Color=red"})
    void shouldRefuseUnknownAndRepeatedQueryParameters(String query) {
        Answer answer = edge.get("/things?" + query);

        assertProblem(answer, ProblemType.INVALID_PARAMETER, "/things");
        assertThat(answer.json().get("detail").textValue()).contains("[color, limit]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things?color=%zz", "/things?%=1", "/things?color=%f", "/things?color=%ff", "/things/%ff"})
    void shouldSurviveBrokenEscapes(String target) throws IOException {
        RawClient.Answer answer =
                RawClient.send(edge.port(), "GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n");

        assertThat(answer.status()).isBetween(200, 404);
        assertThat(answer.body()).doesNotContain("<html", "internal-error");
    }

    @Test
    void shouldAnswerABugWithoutSayingAnythingOfIt() {
        Answer answer = edge.get("/bug");

        assertProblem(answer, ProblemType.INTERNAL_ERROR, "/bug");
        assertThat(answer.text()).doesNotContain("IllegalState", "\\tat ", ".java");
    }

    @Test
    void shouldAnswerAnErrorOfTheVirtualMachineAsAProblem() {
        Answer answer = edge.get("/error");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").textValue()).isEqualTo("internal-error");
        assertThat(answer.text()).doesNotContain(SECRET, "StackOverflow");
    }

    @Test
    void shouldAskToTryAgainWhenACommandWasNotConfirmed() {
        Answer answer = edge.get("/unsent");

        assertProblem(answer, ProblemType.COMMAND_NOT_CONFIRMED, "/unsent");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void shouldExplainEveryProblemAtItsAddress(ProblemType type) {
        Answer answer = edge.get(type.uri());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("code").textValue()).isEqualTo(type.code());
        assertThat(answer.json().get("status").intValue()).isEqualTo(type.status());
        assertThat(answer.json().get("title").textValue()).isEqualTo(type.title());
    }

    static void assertProblem(Answer answer, ProblemType type, String instance) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(type.status());
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode json = answer.json();
        assertThat(json.get("type").textValue()).isEqualTo(type.uri());
        assertThat(json.get("title").textValue()).isEqualTo(type.title());
        assertThat(json.get("status").intValue()).isEqualTo(type.status());
        assertThat(json.get("code").textValue()).isEqualTo(type.code());
        assertThat(json.get("instance").textValue()).isEqualTo(instance);
        assertThat(json.get("traceId").textValue()).isEqualTo(answer.header("Trace-Id"));
        assertThat(answer.text()).doesNotContain(SECRET);
    }
}
