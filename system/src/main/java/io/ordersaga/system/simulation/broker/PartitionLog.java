package io.ordersaga.system.simulation.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One partition: its records in the order in which they were written, whether or not they are committed. */
public final class PartitionLog {
    private final List<Entry> entries = new ArrayList<>();

    Entry append(Outgoing outgoing, int partition, Optional<Transaction> transaction) {
        Entry entry = new Entry(outgoing, partition, entries.size(), transaction);
        entries.add(entry);
        return entry;
    }

    /**
     * The next record that a reader of committed records gets from a position on: none behind a transaction that is still
     * open, none of an aborted one.
     */
    public Optional<Entry> next(long position) {
        int at = find(position);
        return at < 0 ? Optional.empty() : Optional.of(entries.get(at));
    }

    /** Whether there is a next record for such a reader. */
    public boolean hasNext(long position) {
        return find(position) >= 0;
    }

    private int find(long position) {
        int at = (int) position;
        while (at < entries.size() && entries.get(at).isAborted()) {
            at++;
        }
        return at < entries.size() && !entries.get(at).isOpen() ? at : -1;
    }

    /** All records of committed transactions, in their order. */
    public List<Entry> committed() {
        return entries.stream()
                .filter(entry -> !entry.isOpen() && !entry.isAborted())
                .toList();
    }
}
