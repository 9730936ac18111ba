package io.ordersaga.topics.log;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/**
 * One topic of the system: a contract between the service that owns it and those that read it.
 *
 * @param name never to be changed once records lie in it
 * @param owner the service whose decisions fill it, or whose edge does
 * @param retention how long a record is kept; empty means for ever
 */
public record Topic<K, V>(
        String name, String owner, Serde<K> key, Serde<V> value, Cleanup cleanup, Optional<Duration> retention) {

    /** What the broker removes. */
    public enum Cleanup {
        /** Records older than the retention. */
        DELETE("delete"),
        /** Records whose key has a newer one. */
        COMPACT("compact"),
        /** Both: what is older than the retention, and before that whatever has a newer one. */
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** The value of the broker's {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    /** The value of the broker's {@code retention.ms}; -1 means for ever. */
    public long retentionMillis() {
        return retention.map(Duration::toMillis).orElse(-1L);
    }
}
