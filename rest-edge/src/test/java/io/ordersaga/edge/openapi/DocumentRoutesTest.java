package io.ordersaga.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.StandardParameters;
import io.ordersaga.edge.http.TestEdge;
import io.ordersaga.edge.http.TestRoutes;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.user.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document as it is served. */
class DocumentRoutesTest {
    private record Thing(ProductId id, String name) {}

    private static final Route CREATE = Route.post("/things/{id}", "create-thing", Access.only(Role.ADMIN))
            .summary("Create a thing")
            .taking(Parameter.path("id", ProductId.class), StandardParameters.IDEMPOTENCY_KEY)
            .taking(Parameter.query("color", Schema.oneOf("red", "blue").withDefault("red"), "Its color."))
            .body(Schema.body("NewThing", Schema.required("name", Schema.text(1, 9))))
            .answering(Answer.created(Thing.class))
            .failing(ProblemType.ID_TAKEN, ProblemType.EMAIL_TAKEN)
            .handledBy(request -> Reply.ok(Map.of()));

    private final TestEdge edge =
            new TestEdge(DocumentRoutes.with("thing-service", List.of(CREATE)).toArray(Route[]::new));

    @AfterEach
    void close() {
        edge.close();
    }

    private JsonNode document() {
        return edge.get("/openapi.json").json();
    }

    private JsonNode operation() {
        return document().path("paths").path("/things/{id}").path("post");
    }

    @Test
    void shouldListEveryRouteThatIsServed() {
        assertThat(document().path("openapi").asText()).startsWith("3.1");
        assertThat(document().path("paths").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/things/{id}", "/openapi.json", "/docs", "/docs/{file}", "/problems/{code}");
    }

    @Test
    void shouldSayWhoMayCallARoute() {
        assertThat(operation().path("security").toString()).isEqualTo("[{\"token\":[]}]");
        assertThat(operation().path("x-roles").toString()).isEqualTo("[\"ADMIN\"]");
        assertThat(operation().path("x-rate-class").asText()).isEqualTo("write");
        assertThat(document().at("/paths/~1docs/get/security").toString()).isEqualTo("[]");
    }

    @Test
    void shouldDescribeParametersInPathQueryAndHeaders() {
        assertThat(operation().path("parameters").findValuesAsText("in")).containsExactly("path", "header", "query");
        assertThat(operation().at("/parameters/0/required").asBoolean()).isTrue();
        assertThat(operation().at("/parameters/2/schema").toString())
                .isEqualTo("{\"type\":\"string\",\"enum\":[\"red\",\"blue\"],\"default\":\"red\"}");
    }

    @Test
    void shouldListASchemaOnceAndReferToIt() {
        assertThat(operation()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/NewThing");
        assertThat(document()
                        .at("/components/schemas/NewThing/additionalProperties")
                        .isBoolean())
                .isTrue();
        assertThat(operation()
                        .at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Thing");
    }

    @Test
    void shouldGatherTheProblemsOfOneStatus() {
        JsonNode codes = operation().at("/responses/409/x-problem-codes");

        assertThat(StreamSupport.stream(codes.spliterator(), false).map(JsonNode::asText))
                .containsExactly("email-taken", "id-taken");
    }

    @Test
    void shouldServeThePageWithEverythingThatItLoads() {
        TestEdge.Answer page = edge.get("/docs");

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.text()).doesNotContain("http:", "https:");
        for (String file : List.of("docs.js", "swagger-ui-bundle.js", "swagger-ui.css")) {
            assertThat(page.text()).contains("\"/docs/" + file + "\"");
            assertThat(edge.get("/docs/" + file).status()).isEqualTo(200);
        }
    }

    @Test
    void shouldLetScriptsRunOnThePageOnly() {
        assertThat(edge.get("/docs").header("Content-Security-Policy"))
                .contains("script-src 'self'", "connect-src 'self'")
                .doesNotContain("*", "http");
        assertThat(edge.get("/openapi.json").header("Content-Security-Policy")).doesNotContain("script-src");
    }

    @Test
    void shouldServeNoOtherFile() {
        assertThat(edge.get("/docs/swagger-ui.js").status()).isEqualTo(404);
        assertThat(edge.get("/docs/..%2fdocs.html").status()).isIn(400, 404);
    }

    @Test
    void shouldRefuseTwoSchemasOfOneName() {
        Route other = TestRoutes.get("/others", "list-others")
                .answering(Answer.json(202, "Other.", Schema.object("NewThing", Schema.required("x", Schema.text()))))
                .handledBy(request -> Reply.ok(Map.of()));

        assertThatThrownBy(() -> DocumentRoutes.with("thing-service", List.of(CREATE, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two schemas are named NewThing");
    }
}
