package io.ordersaga.apps.worker;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.wire.WireTypes;
import java.util.function.Function;

/**
 * One kind of work: where requests come from, what is done for each, and where results go.
 *
 * @param name of the workers' consumer group, never to be changed: it names their positions
 * @param callee who is called, as reasons name it
 * @param owner gives the key that a request belongs to
 */
public record Work<K, Q, R>(
        String name,
        String callee,
        Topic<K, Message<Q>> requests,
        Function<Q, K> owner,
        Topic<K, Message<R>> results,
        WireTypes<R> resultTypes,
        Errand<Q, R> errand) {}
