package io.ordersaga.system.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.system.simulation.broker.Entry;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A checksum over all that is committed in a run, in its order: topic, partition, key, and the value where it has become bytes. */
final class Digest {
    private final CRC32C sum = new CRC32C();

    void restart(long seed) {
        sum.reset();
        sum.update(Long.toString(seed).getBytes(UTF_8));
    }

    void add(Entry entry) {
        sum.update(entry.topic().name().getBytes(UTF_8));
        sum.update(entry.partition());
        add(entry.rawKey());
        if (entry.isWritten()) {
            add(entry.rawValue());
        }
    }

    private void add(byte @Nullable [] bytes) {
        if (bytes != null) {
            sum.update(bytes);
        }
    }

    long value() {
        return sum.getValue();
    }
}
