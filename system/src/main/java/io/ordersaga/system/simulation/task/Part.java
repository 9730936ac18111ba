package io.ordersaga.system.simulation.task;

import io.ordersaga.topics.log.Topic;
import java.util.List;

/**
 * A part of a topology whose nodes run in one task per partition: a subtopology.
 *
 * @param id its number, as in a task's id
 * @param topics what it reads
 */
public record Part(int id, List<Topic<?, ?>> topics, List<Node> nodes, List<StoreSerdes<?, ?>> stores) {

    public List<String> storeNames() {
        return stores.stream().<String>map(StoreSerdes::name).toList();
    }
}
