package io.ordersaga.system.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the event log says of all orders, counted without any of the services' code. */
final class CountedFromLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Account> orders = new TreeMap<>();

    private CountedFromLog() {}

    /** One order. */
    private static final class Account {
        private final Instant created;
        private String status = "PENDING";
        private boolean reserved;
        private boolean paid;
        private boolean confirmed;
        private String failure = "";
        private Duration took = Duration.ZERO;
        private final List<JsonNode> lines = new ArrayList<>();

        Account(Instant created) {
            this.created = created;
        }

        boolean isPending() {
            return status.equals("PENDING");
        }

        void end(String how, JsonNode event) {
            status = how;
            took = Duration.between(created, at(event));
        }

        boolean isTakenBack() {
            return confirmed && status.equals("CANCELLED");
        }
    }

    static CountedFromLog of(Records records) {
        CountedFromLog counted = new CountedFromLog();
        values(records, "order-events").forEach(counted::order);
        values(records, "payment-events").forEach(counted::payment);
        return counted;
    }

    private static Stream<JsonNode> values(Records records, String topic) {
        return records.of(topic).stream().map(CountedFromLog::json);
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("occurredAt").asText());
    }

    private void order(JsonNode event) {
        String type = event.path("eventType").asText();
        if (type.equals("order-created")) {
            orders.putIfAbsent(event.at("/order/orderId").asText(), new Account(at(event)));
            return;
        }
        Account order = orders.get(
                event.path("orderId").asText(event.at("/order/orderId").asText()));
        if (order == null) {
            return;
        }
        if (type.equals("order-products-reserved")) {
            order.reserved = true;
        } else if (type.equals("order-confirmed") && order.isPending()) {
            order.confirmed = true;
            event.path("lines").forEach(order.lines::add);
            order.end("CONFIRMED", event);
        } else if (type.equals("order-failed") && order.isPending()) {
            order.failure = event.path("reason").asText();
            order.end("FAILED", event);
        } else if (type.equals("order-cancelled") && order.isPending()) {
            order.end("CANCELLED", event);
        } else if (type.equals("order-cancelled") && order.status.equals("CONFIRMED")) {
            order.status = "CANCELLED";
        }
    }

    private void payment(JsonNode event) {
        Account order = orders.get(event.path("orderId").asText());
        if (order != null && event.path("eventType").asText().equals("payment-processed")) {
            order.paid = true;
        }
    }

    Map<String, Long> statuses() {
        Map<String, Long> counts = new TreeMap<>(Map.of("PENDING", 0L, "CONFIRMED", 0L, "FAILED", 0L, "CANCELLED", 0L));
        orders.values().forEach(order -> counts.merge(order.status, 1L, Long::sum));
        return counts;
    }

    Map<String, Long> funnel() {
        return new TreeMap<>(Map.of(
                "created", (long) orders.size(),
                "reserved", orders.values().stream().filter(one -> one.reserved).count(),
                "paid", orders.values().stream().filter(one -> one.paid).count(),
                "confirmed",
                        orders.values().stream().filter(one -> one.confirmed).count()));
    }

    Map<String, Long> failures() {
        Map<String, Long> counts = new TreeMap<>();
        orders.values().stream()
                .filter(one -> !one.failure.isEmpty())
                .forEach(one -> counts.merge(one.failure, 1L, Long::sum));
        return counts;
    }

    /** Revenue less refunds, by category; empty text for none. */
    Map<String, BigDecimal> netByCategory() {
        return net(line -> line.path("category").asText());
    }

    /** Revenue less refunds, by product. */
    Map<String, BigDecimal> netByProduct() {
        return net(line -> line.path("productId").asText());
    }

    private Map<String, BigDecimal> net(java.util.function.Function<JsonNode, String> group) {
        Map<String, BigDecimal> net = new TreeMap<>();
        for (Account order : orders.values()) {
            for (JsonNode line : order.lines) {
                long cents =
                        line.path("unitPrice").asLong() * line.path("quantity").asLong();
                BigDecimal amount = BigDecimal.valueOf(order.isTakenBack() ? 0 : cents, 2);
                net.merge(group.apply(line), amount, BigDecimal::add);
            }
        }
        return net;
    }

    /** How long each saga took that has ended, shortest first. */
    List<Long> millis() {
        return orders.values().stream()
                .filter(one -> !one.isPending())
                .map(one -> one.took.toMillis())
                .sorted()
                .toList();
    }
}
