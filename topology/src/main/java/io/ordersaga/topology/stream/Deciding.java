package io.ordersaga.topology.stream;

import io.ordersaga.topics.Message;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The first half of "decide, then apply". A processor takes its whole decision through here; only then does it put and
 * forward. Under exactly-once a half-applied record that is passed over would be committed half-applied.
 */
public final class Deciding {
    private Deciding() {}

    /** @throws UndecidableRecordException if the decision throws */
    public static <T> T decide(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (UndecidableRecordException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UndecidableRecordException(e);
        }
    }

    /**
     * The message of a record, if its key is the one that the message belongs to.
     *
     * @param owner gives the key that a body belongs to
     * @throws UndecidableRecordException if key or value is missing, or the record lies under another's key
     */
    public static <K, T> Message<T> message(Record<K, ?> record, @Nullable Message<T> message, Function<T, K> owner) {
        if (record.key() == null || message == null) {
            throw new UndecidableRecordException("a record needs a key and a value");
        }
        if (!record.key().equals(owner.apply(message.body()))) {
            throw new UndecidableRecordException("the record's key is not the one its value belongs to");
        }
        return message;
    }

    /** The time at which a decision is taken. A test moves it by the driver's clock. */
    public static Instant now(ProcessingContext context) {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
