package io.ordersaga.system.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.ShopClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Places one order of each {@link Scenario} through HTTP, waits until each has ended, and prints its timeline. */
public final class Demo {
    private static final int WAIT_SECONDS = 30;

    private final ShopClient shop;
    private final PrintWriter out;

    /** @param shop sends the token of the customer who orders */
    public Demo(ShopClient shop, PrintWriter out) {
        this.shop = shop;
        this.out = out;
    }

    /** @return whether every order ended as it must */
    public boolean run() {
        JsonNode products = shop.get("/api/products?limit=100").orThrow();
        JsonNode plenty = mostOf(products, Comparator.naturalOrder());
        JsonNode scarce = mostOf(products, Comparator.reverseOrder());
        Map<Scenario, JsonNode> placed = new EnumMap<>(Scenario.class);
        for (Scenario scenario : Scenario.values()) {
            placed.put(scenario, place(scenario, plenty, scarce));
        }
        boolean asExpected = true;
        for (Map.Entry<Scenario, JsonNode> order : placed.entrySet()) {
            asExpected &= report(order.getKey(), order.getValue().path("id").asText());
        }
        return asExpected;
    }

    private static JsonNode mostOf(JsonNode products, Comparator<Integer> stock) {
        return StreamSupport.stream(products.spliterator(), false)
                .max(Comparator.comparing(product -> product.path("stock").asInt(), stock))
                .orElseThrow(() -> new IllegalStateException("the catalogue is empty"));
    }

    private JsonNode place(Scenario scenario, JsonNode plenty, JsonNode scarce) {
        ObjectNode body = ShopClient.object().put("paymentToken", scenario.paymentToken());
        addItem(body, plenty, 2);
        if (scenario == Scenario.OUT_OF_STOCK) {
            addItem(body, scarce, scarce.path("stock").asInt() + 1);
        }
        JsonNode order = shop.post("/api/orders", body).orThrow().path("order");
        if (scenario == Scenario.CANCELLED) {
            cancelWhilePaying("/api/orders/" + order.path("id").asText());
        }
        return order;
    }

    private void cancelWhilePaying(String order) {
        Instant giveUp = Instant.now().plusSeconds(WAIT_SECONDS);
        while (!shop.get(order).orThrow().path("step").asText().equals("AWAITING_PAYMENT")) {
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException(order + " did not come to its payment");
            }
        }
        ObjectNode reason = ShopClient.object().put("reason", "changed my mind");
        shop.post(order + "/cancel", reason).orThrow();
    }

    private static void addItem(ObjectNode body, JsonNode product, int quantity) {
        body.withArray("items")
                .addObject()
                .put("productId", product.path("id").asText())
                .put("quantity", quantity);
    }

    private boolean report(Scenario scenario, String orderId) {
        JsonNode order =
                shop.get("/api/orders/" + orderId + "?wait=" + WAIT_SECONDS).orThrow();
        JsonNode timeline = shop.get("/api/orders/" + orderId + "/timeline").orThrow();
        boolean asExpected = order.path("status").asText().equals(scenario.ends());
        out.printf("%n%s: %s%n", orderId, scenario.title());
        printTimeline(timeline);
        out.printf(
                "  ended %s%s%n",
                order.path("status").asText(), asExpected ? "" : ", but should have ended " + scenario.ends());
        out.flush();
        return asExpected;
    }

    private void printTimeline(JsonNode timeline) {
        Instant start = Instant.parse(timeline.path(0).path("at").asText());
        for (JsonNode step : timeline) {
            Instant at = Instant.parse(step.path("at").asText());
            out.printf(
                    "  %2d  +%6d ms  %-30s %s%n",
                    step.path("sequence").asInt(),
                    Duration.between(start, at).toMillis(),
                    step.path("event").asText(),
                    step.path("detail").asText(""));
        }
    }
}
