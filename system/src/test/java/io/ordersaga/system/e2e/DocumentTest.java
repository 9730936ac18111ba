package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.e2e.Documented.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the shop's document says, held against what the shop answers. */
@ExtendWith(RunningShop.class)
@Timeout(300)
class DocumentTest {
    /** Answers that no request to a healthy shop can bring about, with the reason. */
    private static final Map<String, String> UNREACHABLE = Map.of(
            "health 503", "the gateway's own health has no check that can fail",
            "health-ready 503", "the gateway's own health has no check that can fail",
            "health-live 503", "the gateway's own health has no check that can fail");

    private static JsonNode document(Shop shop) {
        return shop.anyone().get("/openapi.json").orThrow();
    }

    @Test
    void shouldAnswerAsDocumented(Shop shop) {
        Documented documented = new Documented(document(shop));

        List<Exchange> exchanges = walk(shop, documented);

        List<String> breaches = exchanges.stream()
                .filter(exchange -> documented.find(exchange).isPresent())
                .flatMap(exchange -> documented.breaches(exchange).stream().map(breach -> exchange + ": " + breach))
                .distinct()
                .toList();
        assertThat(breaches).isEmpty();
        assertThat(unseen(documented, exchanges)).isEmpty();
    }

    @Test
    void shouldFindABreachWhereverThereIsOne(Shop shop) {
        JsonNode document = document(shop).deepCopy();
        ((ObjectNode) document.at("/components/schemas/Product/properties")).remove("stock");
        Documented documented = new Documented(document);

        try (RecordedClient client = new RecordedClient(shop.gateway())) {
            Exchange exchange =
                    client.send(RecordedClient.Call.of("GET", "/api/products/" + shop.newProduct("1.00", 1)));

            assertThat(documented.breaches(exchange)).singleElement().asString().contains("stock");
        }
    }

    @Test
    void shouldBeAnOpenApiDocument(Shop shop) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);

        SwaggerParseResult result =
                new OpenAPIV3Parser().readContents(document(shop).toString(), null, options);

        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getPaths()).hasSizeGreaterThan(20);
    }

    private static List<Exchange> walk(Shop shop, Documented documented) {
        try (RecordedClient client = new RecordedClient(shop.gateway())) {
            RouteWalk walk = new RouteWalk(client);
            documented.operations().forEach(walk::sendMistakes);
            documented.operations().forEach(walk::read);
            walk.walkAccounts();
            walk.walkTheCatalogue();
            walk.walkOrdersAndPayments();
            walk.walkThePages();
            return client.exchanges();
        }
    }

    /** The documented answers that are no problems and were not given. */
    private static Set<String> unseen(Documented documented, List<Exchange> exchanges) {
        Set<String> unseen = new TreeSet<>();
        for (Operation operation : documented.operations()) {
            operation.answers().forEach(status -> unseen.add(operation.name() + " " + status));
        }
        unseen.removeAll(UNREACHABLE.keySet());
        Map<String, String> seen = new TreeMap<>();
        exchanges.forEach(exchange -> documented
                .find(exchange)
                .ifPresent(operation -> seen.put(operation.name() + " " + exchange.status(), exchange.toString())));
        unseen.removeAll(seen.keySet());
        return unseen;
    }
}
