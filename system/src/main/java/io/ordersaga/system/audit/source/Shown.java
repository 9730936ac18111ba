package io.ordersaga.system.audit.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.topics.table.OrderRow;
import io.ordersaga.topics.table.PaymentRow;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topics.table.UserRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How the HTTP contract shows rows, as far as it shows them. */
final class Shown {
    private Shown() {}

    static Map<String, String> order(OrderRow row) {
        Map<String, String> fields = new HashMap<>();
        fields.put("id", row.orderId().value());
        fields.put("userId", row.userId().value());
        fields.put("status", row.status().name());
        fields.put("totalAmount", row.total().decimal());
        put(fields, "paymentId", row.paymentId().map(id -> id.value()));
        put(fields, "failureReason", row.failureReason().map(reason -> reason.code()));
        fields.put("version", Long.toString(row.version()));
        fields.put("createdAt", row.createdAt().toString());
        fields.put("updatedAt", row.updatedAt().toString());
        return fields;
    }

    static Map<String, String> payment(PaymentRow row) {
        Map<String, String> fields = new HashMap<>();
        fields.put("id", row.paymentId().value());
        fields.put("orderId", row.orderId().value());
        fields.put("userId", row.userId().value());
        fields.put("amount", row.amount().decimal());
        fields.put("status", row.status().name());
        put(fields, "reason", row.reason());
        fields.put("createdAt", row.createdAt().toString());
        fields.put("updatedAt", row.updatedAt().toString());
        return fields;
    }

    static Map<String, String> product(ProductRow row) {
        Map<String, String> fields = new HashMap<>();
        fields.put("id", row.productId().value());
        fields.put("name", row.details().name());
        fields.put("description", row.details().description());
        fields.put("price", row.details().price().decimal());
        put(fields, "category", row.details().category());
        put(fields, "imageUrl", row.details().imageUrl());
        fields.put("stock", Long.toString(row.level().available()));
        fields.put("version", Long.toString(row.version()));
        fields.put("createdAt", row.createdAt().toString());
        fields.put("updatedAt", row.updatedAt().toString());
        return fields;
    }

    static Map<String, String> user(UserRow row) {
        return Map.of(
                "id", row.userId().value(),
                "email", row.email().value(),
                "firstName", row.firstName(),
                "lastName", row.lastName(),
                "role", row.role().name());
    }

    /** The fields of an answer, as text. */
    static Map<String, String> fields(JsonNode json) {
        Map<String, String> fields = new HashMap<>();
        json.properties().forEach(field -> {
            String text = field.getValue().asText();
            fields.put(
                    field.getKey(),
                    field.getKey().endsWith("At") ? Instant.parse(text).toString() : text);
        });
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Optional<String> value) {
        value.ifPresent(text -> fields.put(name, text));
    }
}
