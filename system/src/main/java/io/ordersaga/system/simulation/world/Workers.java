package io.ordersaga.system.simulation.world;

import io.ordersaga.system.simulation.broker.Cluster;
import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.broker.Outgoing;
import io.ordersaga.system.simulation.broker.Position;
import io.ordersaga.system.simulation.broker.Transaction;
import io.ordersaga.system.simulation.step.Step.Outcome;
import io.ordersaga.topics.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The workers of one kind, as their contract has it: requests of a partition are taken in order and answered in any, those of one
 * key one after the other; a result is written at once, its position is committed some time after all earlier ones are finished.
 * So results may repeat after a crash; and what is taken for dead may live: its calls may still arrive, and their results be
 * written, after others have made the same calls.
 */
public final class Workers<K, Q, R> {
    /** Between two commits of positions, in milliseconds. */
    private static final long COMMIT_INTERVAL = 100;

    private final Errand<K, Q, R> errand;
    private final Cluster cluster;
    private final VirtualTime time;
    private final int instances;
    private final List<Progress> partitions;
    private final List<Call> inFlight = new ArrayList<>();
    private final List<Call> stragglers = new ArrayList<>();
    private final List<Late<R>> late = new ArrayList<>();
    private long nextCommit;
    private long repeats;
    private long lateResults;

    Workers(Errand<K, Q, R> errand, Cluster cluster, VirtualTime time, int instances) {
        this.errand = errand;
        this.cluster = cluster;
        this.time = time;
        this.instances = instances;
        this.partitions = IntStream.range(0, cluster.partitions())
                .mapToObj(partition -> new Progress())
                .toList();
    }

    private record Call(Entry entry) {}

    /** A result that a worker has which is taken for dead. */
    private record Late<R>(Call call, R result) {}

    /** How far a partition has been worked through. */
    private static final class Progress {
        private final Position position = new Position();
        private long reached;
        private final TreeSet<Long> finished = new TreeSet<>();
        private final TreeSet<Long> taken = new TreeSet<>();
        private final Set<Long> answered = new HashSet<>();
        private long next;

        /** Returns whether requests come again. */
        boolean restart() {
            boolean again = next != position.committed();
            finished.clear();
            taken.clear();
            reached = position.committed();
            next = reached;
            return again;
        }

        void finish(long offset) {
            finished.add(offset);
            while (!taken.isEmpty() && finished.remove(taken.first())) {
                reached = Objects.requireNonNull(taken.pollFirst()) + 1;
            }
        }
    }

    public String name() {
        return errand.name();
    }

    public int instances() {
        return instances;
    }

    public int inFlight() {
        return inFlight.size();
    }

    /** How many calls of workers that were taken for dead may still arrive. */
    public int stragglers() {
        return stragglers.size();
    }

    /** Number of the worker whose a partition is. */
    public int ownerOf(int partition) {
        return partition % instances;
    }

    /** Returns whether there was a request. */
    boolean take(int partition) {
        Progress progress = partitions.get(partition % partitions.size());
        Optional<Entry> entry =
                cluster.log(errand.requests(), partition % partitions.size()).next(progress.next);
        entry.ifPresent(request -> {
            progress.next = request.offset() + 1;
            progress.taken.add(request.offset());
            inFlight.add(new Call(request));
        });
        return entry.isPresent();
    }

    /** Ends a call, or the earliest of its key. Returns whether there was one. */
    boolean answer(int number, Outcome outcome) {
        if (inFlight.isEmpty()) {
            return false;
        }
        Object key = key(inFlight.get(number % inFlight.size()));
        Call call = inFlight.stream()
                .filter(earlier -> key(earlier).equals(key))
                .findFirst()
                .orElseThrow();
        inFlight.remove(call);
        write(call, errand.call().apply(request(call).body(), outcome));
        Progress progress = partitions.get(call.entry().partition());
        repeats += progress.answered.add(call.entry().offset()) ? 0 : 1;
        progress.finish(call.entry().offset());
        commit();
        return true;
    }

    /** How many results were written once more, after a crash. */
    public long repeats() {
        return repeats;
    }

    /** How many results of workers that were taken for dead were written. */
    public long lateResults() {
        return lateResults;
    }

    private void write(Call call, R result) {
        Message<R> message =
                new Message<>(request(call).eventId().follower(errand.types().nameOf(result), 0), time.now(), result);
        Transaction transaction = cluster.begin();
        transaction.send(
                Outgoing.of(errand.results(), key(call), message, call.entry().headers(), time.millis()));
        transaction.commit();
    }

    private void commit() {
        if (time.millis() >= nextCommit) {
            nextCommit = time.millis() + COMMIT_INTERVAL;
            Transaction transaction = cluster.begin();
            partitions.forEach(progress -> transaction.move(progress.position, progress.reached));
            transaction.commit();
        }
    }

    /** Returns whether it had calls, or results whose position was not committed. */
    boolean crash(int worker) {
        List<Call> lost = inFlight.stream()
                .filter(call -> ownerOf(call.entry().partition()) == worker % instances)
                .toList();
        inFlight.removeAll(lost);
        stragglers.addAll(lost);
        boolean again = false;
        for (int partition = 0; partition < partitions.size(); partition++) {
            if (ownerOf(partition) == worker % instances) {
                again |= partitions.get(partition).restart();
            }
        }
        return again;
    }

    /** A call of a worker that is taken for dead arrives, or its result is written. Returns whether there was one. */
    boolean straggle(int number) {
        if (stragglers.isEmpty() && late.isEmpty()) {
            return false;
        }
        int chosen = number % (stragglers.size() + late.size());
        if (chosen < stragglers.size()) {
            arrive(stragglers.remove(chosen));
        } else {
            writeLate(late.remove(chosen - stragglers.size()));
        }
        return true;
    }

    private void arrive(Call call) {
        late.add(new Late<>(call, errand.call().apply(request(call).body(), Outcome.ANSWERED)));
    }

    private void writeLate(Late<R> late) {
        lateResults++;
        write(late.call(), late.result());
    }

    // The topic's serdes have read it.
    @SuppressWarnings("unchecked")
    private Message<Q> request(Call call) {
        return (Message<Q>) Objects.requireNonNull(call.entry().read().value());
    }

    @SuppressWarnings("unchecked")
    private K key(Call call) {
        return (K) Objects.requireNonNull(call.entry().read().key());
    }
}
