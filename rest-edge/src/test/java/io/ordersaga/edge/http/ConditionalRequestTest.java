package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.TestEdge.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads and writes that depend on the version which the client has seen; what is there has version 7. */
class ConditionalRequestTest {
    private final TestEdge edge = new TestEdge(
            TestRoutes.get("/thing", "get-thing")
                    .taking(StandardParameters.IF_NONE_MATCH)
                    .handledBy(request -> Reply.ok("thing").tagged(7)),
            Route.put("/thing", "put-thing", Access.anyone())
                    .summary("Be tested")
                    .taking(StandardParameters.IF_MATCH)
                    .answering(io.ordersaga.edge.http.Answer.nothing())
                    .handledBy(request -> Reply.ok(Map.of("conditional", request.demandsVersion(7)))));

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void shouldNameTheVersion() {
        assertThat(edge.get("/thing").header("ETag")).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", \"7\"", "\"6\",W/\"7\""})
    void shouldSendNoBodyWhenTheClientHasIt(String known) {
        Answer answer = edge.get("/thing", "If-None-Match", known);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "", "\"77\"", "\"6\", \"8\""})
    void shouldSendTheBodyWhenTheClientHasAnotherVersion(String known) {
        Answer answer = edge.get("/thing", "If-None-Match", known);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"thing\"");
    }

    @ParameterizedTest
    @CsvSource({"'\"7\"', true", "'\"6\", \"7\"', true", "*, false"})
    void shouldLetAChangePassWhenItIsOfTheVersionThatIsThere(String demanded, boolean conditional) {
        Answer answer = put("If-Match", demanded);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("conditional").booleanValue()).isEqualTo(conditional);
    }

    @Test
    void shouldLetAChangePassWhenNothingIsDemanded() {
        assertThat(put("Accept", "*/*").json().path("conditional").booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", ""})
    void shouldRefuseAChangeOfAnotherVersion(String demanded) {
        Answer answer = put("If-Match", demanded);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.json().path("code").textValue()).isEqualTo("precondition-failed");
    }

    private Answer put(String header, String value) {
        return edge.send(edge.request("/thing", header, value).PUT(BodyPublishers.noBody()));
    }
}
