package io.ordersaga.edge.http;

import static io.ordersaga.edge.http.ServiceServerTest.SECRET;
import static io.ordersaga.edge.http.ServiceServerTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.TestEdge.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service says to bodies, through real HTTP. */
class RequestBodyTest {
    private final TestEdge edge =
            new TestEdge(TestRoutes.post("/things", "create-thing").handledBy(ServiceServerTest::create));

    @AfterEach
    void close() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "multipart/form-data"})
    void shouldAcceptNoOtherMediaTypeThanJson(String type) {
        Answer answer = edge.send(
                edge.request("/things", "Content-Type", type).POST(BodyPublishers.ofString("{\"name\":\"x\"}")));

        assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE, "/things");
    }

    @Test
    void shouldAcceptNoBodyWithoutMediaType() {
        Answer answer = edge.send(edge.request("/things").POST(BodyPublishers.ofString("{}")));

        assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE, "/things");
    }

    @Test
    void shouldAcceptJsonWithParametersInTheMediaType() {
        Answer answer = edge.send(edge.request("/things", "Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"name\":\"x\",\"sizes\":[{\"value\":0}]}")));

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseALargeBodyWhetherItsLengthIsDeclaredOrNot() {
        BodyPublisher large = BodyPublishers.ofString("\"" + "x".repeat(ServiceServer.MAX_BODY) + "\"");

        Answer declared = edge.send(
                edge.request("/things", "Content-Type", "application/json").POST(large));
        Answer chunked = edge.send(
                edge.request("/things", "Content-Type", "application/json").POST(BodyPublishers.fromPublisher(large)));

        assertProblem(declared, ProblemType.BODY_TOO_LARGE, "/things");
        assertProblem(chunked, ProblemType.BODY_TOO_LARGE, "/things");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":NaN}",
                "{\"name\":Infinity}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\"} x",
                "{'name':'a'}",
                "{\"name\":\"a\",}",
                "{name:\"a\"}",
                "{\"name\":01}",
                "{\"name\":\"a\nb\"}",
                "// comment\n{}",
                "{\"name\":1234567890123456789012345678901234567890123}",
            })
    void shouldRefuseWhatIsNotWellFormed(String json) {
        Answer answer = edge.post("/things", json);

        assertProblem(answer, ProblemType.MALFORMED_JSON, "/things");
    }

    @Test
    void shouldRefuseDeepNestingWithoutFollowingIt() {
        assertProblem(edge.post("/things", "[".repeat(100_000)), ProblemType.MALFORMED_JSON, "/things");
        assertProblem(edge.post("/things", "{\"a\":".repeat(40_000)), ProblemType.MALFORMED_JSON, "/things");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"name\"", ""})
    void shouldRefuseABodyThatIsNoObject(String json) {
        Answer answer = edge.post("/things", json);

        assertProblem(answer, ProblemType.INVALID_BODY, "/things");
        assertThat(answer.json().get("errors").toString())
                .isEqualTo("[{\"pointer\":\"\",\"message\":\"must be an object\"}]");
    }

    @Test
    void shouldNameAllMistakesOfABodyAtOnce() {
        Answer answer = edge.post(
                "/things",
                "{\"name\":\"" + SECRET + "\",\"sizes\":[{\"value\":10},7,{\"a/b~c\":1,\"value\":1}],\"more\":1}");

        assertProblem(answer, ProblemType.INVALID_BODY, "/things");
        assertThat(answer.json().get("errors").findValuesAsText("pointer"))
                .containsExactly("/name", "/sizes/0/value", "/sizes/1", "/sizes/2/a~1b~0c", "/more");
        assertThat(answer.json().get("errors").findValuesAsText("message"))
                .containsExactly(
                        "must be text of 1..10 characters",
                        "must be a whole number 0..9",
                        "must be an object",
                        "is not known here",
                        "is not known here");
    }
}
