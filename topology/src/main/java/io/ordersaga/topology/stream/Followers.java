package io.ordersaga.topology.stream;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.wire.WireTypes;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The messages that follow from one message by a decision. Their ids follow from its id, so that a decision taken again after
 * an aborted transaction brings forth the same messages.
 *
 * @param cause the message that was decided on
 * @param at when it was decided
 */
public record Followers(EventId cause, Instant at) {

    public <T> List<Message<T>> of(WireTypes<T> types, List<? extends T> bodies) {
        return IntStream.range(0, bodies.size())
                .mapToObj(index -> of(types, bodies.get(index), index))
                .toList();
    }

    private <T> Message<T> of(WireTypes<T> types, T body, int index) {
        return new Message<>(cause.follower(types.nameOf(body), index), at, body);
    }
}
