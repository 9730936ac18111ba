package io.ordersaga.topics.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ordersaga.topics.EventId;
import java.io.IOException;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The fields that say what a value is and when it came to be. Reading stops when they are found, and they are written first, so
 * a value is not parsed twice. That nothing is wrong with the rest shows when the body is read.
 */
record Head(String eventType, EventId eventId, Instant occurredAt) {
    private static final String EVENT_TYPE = "eventType";
    private static final String EVENT_ID = "eventId";
    private static final String OCCURRED_AT = "occurredAt";

    /**
     * @param fields reads single values, and lets more follow
     * @throws SerializationException if one of the three fields is missing
     */
    static Head ofMessage(ObjectReader fields, byte[] bytes) throws IOException {
        String eventType = null;
        EventId eventId = null;
        Instant occurredAt = null;
        try (JsonParser json = fields.createParser(bytes)) {
            beginObject(json);
            while ((eventType == null || eventId == null || occurredAt == null)
                    && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case EVENT_TYPE -> eventType = fields.readValue(json, String.class);
                    case EVENT_ID -> eventId = fields.readValue(json, EventId.class);
                    case OCCURRED_AT -> occurredAt = fields.readValue(json, Instant.class);
                    default -> json.skipChildren();
                }
            }
        }
        return new Head(
                required(EVENT_TYPE, eventType), required(EVENT_ID, eventId), required(OCCURRED_AT, occurredAt));
    }

    /** @throws SerializationException if there is none */
    static String eventTypeOf(ObjectReader fields, byte[] bytes) throws IOException {
        try (JsonParser json = fields.createParser(bytes)) {
            beginObject(json);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(EVENT_TYPE)) {
                    return required(EVENT_TYPE, fields.readValue(json, String.class));
                }
                json.skipChildren();
            }
        }
        throw missing(EVENT_TYPE);
    }

    private static void beginObject(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new SerializationException("a value must be an object");
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static SerializationException missing(String field) {
        return new SerializationException("a value needs the field " + field);
    }
}
