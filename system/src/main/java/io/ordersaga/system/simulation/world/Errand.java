package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.step.Step.Outcome;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.wire.WireTypes;
import java.util.function.BiFunction;

/**
 * What a worker does.
 *
 * @param name of the workers, as steps name them
 * @param call makes a call that has this outcome, and says what the result is
 */
record Errand<K, Q, R>(
        String name,
        Topic<K, Message<Q>> requests,
        Topic<K, Message<R>> results,
        WireTypes<R> types,
        BiFunction<Q, Outcome, R> call) {}
