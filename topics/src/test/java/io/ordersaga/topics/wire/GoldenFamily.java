package io.ordersaga.topics.wire;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The samples of one family of messages.
 *
 * @param folder the topic's name
 * @param full one of each type, with all fields
 * @param minimal one of each type that has optional fields, with none of them
 */
record GoldenFamily<T>(String folder, WireTypes<T> types, List<T> full, List<T> minimal) {
    private static final EventId ID = EventId.of(new UUID(0, 1));
    private static final Instant AT = Instant.parse("2026-01-01T12:30:15.250Z");

    Stream<Golden<?>> golden() {
        return Stream.concat(
                full.stream().map(body -> golden(body, ".json")),
                minimal.stream().map(body -> golden(body, ".minimal.json")));
    }

    /** Whether the type, or one of which it is made, has an optional field. */
    static boolean hasOptional(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class
                    || Arrays.stream(generic.getActualTypeArguments()).anyMatch(GoldenFamily::hasOptional);
        }
        return type instanceof Class<?> whole
                && whole.isRecord()
                && Arrays.stream(whole.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .anyMatch(GoldenFamily::hasOptional);
    }

    private Golden<Message<T>> golden(T body, String suffix) {
        return new Golden<>(
                folder + "/" + types.nameOf(body) + suffix, new Message<>(ID, AT, body), Serdes.message(types));
    }
}
