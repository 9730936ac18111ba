package io.ordersaga.system.simulation.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A transaction of one producer: records, changelog rows and positions that come to be together or not at all. */
public final class Transaction {
    private final Cluster cluster;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<Position, Long> positions = new LinkedHashMap<>();
    private State state = State.OPEN;

    private enum State {
        OPEN,
        COMMITTED,
        ABORTED
    }

    /** A row of a store on its way to the changelog. */
    private static final class Row {
        private final Changelog changelog;
        private final Bytes key;
        private final byte @Nullable [] value;

        Row(Changelog changelog, Bytes key, byte @Nullable [] value) {
            this.changelog = changelog;
            this.key = key;
            this.value = value;
        }

        void apply() {
            changelog.put(key, value);
        }
    }

    Transaction(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Writes a record, which nobody sees before the transaction is committed. */
    public void send(Outgoing outgoing) {
        requireOpen();
        entries.add(cluster.append(outgoing, this));
    }

    /** Writes a row of a store; a null removes it. */
    public void log(Changelog changelog, Bytes key, byte @Nullable [] value) {
        requireOpen();
        rows.add(new Row(changelog, key, value));
    }

    /** Moves a reader's position. */
    public void move(Position position, long to) {
        requireOpen();
        positions.put(position, to);
    }

    public void commit() {
        requireOpen();
        state = State.COMMITTED;
        rows.forEach(Row::apply);
        positions.forEach(Position::commit);
        entries.forEach(cluster::committed);
    }

    public void abort() {
        requireOpen();
        state = State.ABORTED;
    }

    /** Whether anything is lost when it is aborted. */
    public boolean isEmpty() {
        return entries.isEmpty() && rows.isEmpty();
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isAborted() {
        return state == State.ABORTED;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("the transaction is " + state);
        }
    }
}
