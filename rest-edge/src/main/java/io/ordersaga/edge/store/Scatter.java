package io.ordersaga.edge.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks whoever keeps the partitions of a store, each instance once for all that it keeps and all instances at the same time.
 * Where an instance does not answer, those with a copy are asked; where nobody answers, the owners are looked up once more.
 */
final class Scatter {
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);
    private static final Executor AT_ONCE = question -> Thread.ofVirtual().start(question);

    private final Lookup owners;
    private final Function<HostInfo, Partitions> places;

    /** Whom to ask for a partition, best first; as {@link Owners#of}. */
    interface Lookup {
        List<HostInfo> of(String store, int partition);
    }

    Scatter(Lookup owners, Function<HostInfo, Partitions> places) {
        this.owners = owners;
        this.places = places;
    }

    /** What is asked of some partitions that are kept in one place. */
    interface Question<T> {
        /** @throws StoreUnavailableException if others should be asked instead */
        Read<T> ask(Partitions place, Set<Integer> partitions);
    }

    /** @throws StoreUnavailableException if for some partition nobody answers */
    <T> List<Read<T>> ask(String store, Set<Integer> partitions, Question<T> question) {
        return new Inquiry<>(store, partitions, question).run();
    }

    /** Where one instance can be asked. */
    Partitions at(HostInfo host) {
        return places.apply(host);
    }

    /** Where the owner of a partition can be asked. @throws StoreUnavailableException if nobody knows the owner */
    Partitions owner(String store, int partition) {
        return owners.of(store, partition).stream()
                .findFirst()
                .map(places)
                .orElseThrow(() -> new StoreUnavailableException(store));
    }

    /** The answer of one instance; empty if others should be asked instead. */
    private record Reply<T>(Set<Integer> partitions, Optional<Read<T>> answer) {}

    private final class Inquiry<T> {
        private final String store;
        private final Question<T> question;
        private final Set<Integer> open;
        private final Map<Integer, Deque<HostInfo>> candidates = new HashMap<>();
        private final List<Read<T>> answers = new ArrayList<>();

        Inquiry(String store, Set<Integer> partitions, Question<T> question) {
            this.store = store;
            this.question = question;
            this.open = new HashSet<>(partitions);
        }

        List<Read<T>> run() {
            askEveryone();
            if (!open.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
                askEveryone();
            }
            if (!open.isEmpty()) {
                throw new StoreUnavailableException(store);
            }
            return answers;
        }

        private void askEveryone() {
            open.forEach(partition -> candidates.put(partition, new ArrayDeque<>(owners.of(store, partition))));
            while (!forgetHopeless().isEmpty()) {
                replies(firstCandidates()).forEach(this::note);
            }
        }

        private Map<Integer, Deque<HostInfo>> forgetHopeless() {
            candidates.values().removeIf(Collection::isEmpty);
            return candidates;
        }

        private Map<HostInfo, Set<Integer>> firstCandidates() {
            return candidates.entrySet().stream()
                    .collect(groupingBy(entry -> entry.getValue().removeFirst(), mapping(Map.Entry::getKey, toSet())));
        }

        private void note(Reply<T> reply) {
            reply.answer().ifPresent(answer -> {
                answers.add(answer);
                open.removeAll(reply.partitions());
                candidates.keySet().removeAll(reply.partitions());
            });
        }

        private List<Reply<T>> replies(Map<HostInfo, Set<Integer>> groups) {
            if (groups.size() == 1) {
                return groups.entrySet().stream()
                        .map(group -> ask(group.getKey(), group.getValue()))
                        .toList();
            }
            List<CompletableFuture<Reply<T>>> asked = groups.entrySet().stream()
                    .map(group -> CompletableFuture.supplyAsync(() -> ask(group.getKey(), group.getValue()), AT_ONCE))
                    .toList();
            return asked.stream().map(Scatter::joined).toList();
        }

        private Reply<T> ask(HostInfo host, Set<Integer> partitions) {
            try {
                return new Reply<>(partitions, Optional.of(question.ask(places.apply(host), partitions)));
            } catch (StoreUnavailableException e) {
                return new Reply<>(partitions, Optional.empty());
            }
        }
    }

    private static <T> T joined(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
