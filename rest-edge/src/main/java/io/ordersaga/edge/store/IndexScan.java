package io.ordersaga.edge.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The parts of an index in several partitions, gone through together, newest first. Its cost grows with what is taken. */
final class IndexScan<K> implements AutoCloseable {
    private final List<Part<K>> parts = new ArrayList<>();

    /** Where a row stands in an index. */
    record Place<K>(int partition, String place, K key) {}

    /** Adds a partition's part, which this scan will close. */
    void add(int partition, KeyValueIterator<String, K> entries) {
        parts.add(new Part<>(partition, entries));
    }

    /** The first places of a listing. */
    List<Place<K>> take(Listing listing) {
        PriorityQueue<Part<K>> newestFirst = new PriorityQueue<>(
                Comparator.<Part<K>, String>comparing(Part::peekNextKey).reversed());
        parts.stream().filter(Part::hasNext).forEach(newestFirst::add);
        List<Place<K>> taken = new ArrayList<>();
        while (taken.size() < listing.limit()) {
            Part<K> part = newestFirst.poll();
            if (part == null) {
                break;
            }
            Place<K> next = part.next();
            if (listing.isAfter(next.place())) {
                taken.add(next);
            }
            if (part.hasNext()) {
                newestFirst.add(part);
            }
        }
        return taken;
    }

    @Override
    public void close() {
        parts.forEach(part -> part.entries().close());
    }

    private record Part<K>(int partition, KeyValueIterator<String, K> entries) {
        boolean hasNext() {
            return entries.hasNext();
        }

        String peekNextKey() {
            return entries.peekNextKey();
        }

        Place<K> next() {
            KeyValue<String, K> entry = entries.next();
            return new Place<>(partition, entry.key, entry.value);
        }
    }
}
