package io.ordersaga.apps.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** How much of its input a task must have committed. For use by one thread. */
final class Goal {
    /** A stretch of the log that is short enough to look at each of its records. */
    private static final long SHORT = 1_000;

    private final Map<TopicPartition, Long> open;
    private final Set<TopicPartition> lookedAt = new HashSet<>();

    /** @param ends of the task's input, where its committed part ended when the task began */
    Goal(Map<TopicPartition, Long> ends) {
        this.open = new HashMap<>(ends);
    }

    /** The partitions that it was not reached in yet. */
    Set<TopicPartition> open() {
        return Set.copyOf(open.keySet());
    }

    /** Notes what the task has committed. */
    void note(Map<TopicPartition, Optional<Long>> committed, LogReader log) {
        open.entrySet().removeIf(end -> isReached(end, committed.getOrDefault(end.getKey(), Optional.empty()), log));
    }

    /**
     * A task that has read nothing but marks of transactions since it began commits nothing. So where little is missing, it is
     * looked whether any record is.
     */
    private boolean isReached(Map.Entry<TopicPartition, Long> end, Optional<Long> committed, LogReader log) {
        long missing = end.getValue() - committed.orElse(0L);
        if (missing > 0 && missing <= SHORT && lookedAt.add(end.getKey())) {
            Optional<Long> last = log.lastRecord(end.getKey(), committed, end.getValue());
            last.ifPresent(offset -> end.setValue(offset + 1));
            return last.isEmpty();
        }
        return missing <= 0;
    }
}
