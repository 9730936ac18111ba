package io.ordersaga.edge.store;

import io.ordersaga.edge.store.Partitions.Wanted;
import io.ordersaga.edge.store.PeerAnswer.PlacedRow;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topology.stream.KeyedStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Answers other instances of the service from what this one keeps. It asks nobody in turn, so a question that was sent to the
 * wrong instance comes to an end here.
 */
public final class PeerReads {
    /** Where instances ask each other. */
    public static final String PATH = "/internal/reads";

    private static final long LONGEST_WAIT_MS = 5_000;
    private static final Deserializer<PeerQuestion> QUESTION =
            Serdes.tagged(PeerQuestion.TYPES).deserializer();
    private static final Serializer<PeerAnswer> ANSWER =
            Serdes.row(PeerAnswer.class).serializer();

    private final Partitions local;
    private final Map<String, KeyedStore<?, ?>> stores;

    PeerReads(Partitions local, List<KeyedStore<?, ?>> stores) {
        this.local = local;
        this.stores = stores.stream().collect(Collectors.toUnmodifiableMap(KeyedStore::name, Function.identity()));
    }

    /**
     * Answers a question, both as instances send them to each other.
     *
     * @throws StoreUnavailableException if this instance cannot answer
     * @throws IllegalArgumentException if it is no question about a store of this service
     */
    public byte[] answer(byte[] question) throws InterruptedException {
        PeerAnswer answer = switch (read(question)) {
            case PeerQuestion.Row row -> row(store(row.store()), row);
            case PeerQuestion.Await await -> await(store(await.store()), await);
            case PeerQuestion.Rows rows -> rows(store(rows.store()), rows);
            case PeerQuestion.Part part -> part(store(part.store()), part);
            case PeerQuestion.Sizes sizes -> sizes(store(sizes.store()), sizes);
        };
        return ANSWER.serialize(PATH, answer);
    }

    private static PeerQuestion read(byte[] question) {
        try {
            return QUESTION.deserialize(PATH, question);
        } catch (SerializationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private KeyedStore<?, ?> store(String name) {
        return Optional.<KeyedStore<?, ?>>ofNullable(stores.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no store " + name));
    }

    private <K, R> PeerAnswer row(KeyedStore<K, R> store, PeerQuestion.Row question) {
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        return one(bytes, local.row(store, question.partitions(), bytes.key(question.key())));
    }

    private <K, R> PeerAnswer await(KeyedStore<K, R> store, PeerQuestion.Await question) throws InterruptedException {
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        Optional<R> seen = question.seen().map(bytes::row);
        Duration atMost = Duration.ofMillis(Math.clamp(question.millis(), 1, LONGEST_WAIT_MS));
        Wanted<R> another = new Wanted<>(row -> !row.equals(seen), seen, atMost);
        return one(bytes, local.await(store, question.partition(), bytes.key(question.key()), another));
    }

    private <K, R> PeerAnswer rows(KeyedStore<K, R> store, PeerQuestion.Rows question) {
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        Read<List<Listed<R>>> read = local.list(store, index(question), question.partitions(), question.listing());
        return new PeerAnswer(
                read.value().stream()
                        .map(listed -> new PlacedRow(listed.place(), bytes.row(listed.row())))
                        .toList(),
                read.lag());
    }

    private <K, R> PeerAnswer part(KeyedStore<K, R> store, PeerQuestion.Part question) {
        StoreBytes<K, R> bytes = new StoreBytes<>(store);
        Read<List<Slice<R>>> read = local.slices(store, Set.of(question.partition()), question.range());
        return new PeerAnswer(
                read.value().stream()
                        .flatMap(slice -> slice.rows().stream())
                        .map(row -> new PlacedRow(row.place(), bytes.row(row.row())))
                        .toList(),
                read.lag());
    }

    private PeerAnswer sizes(KeyedStore<?, ?> store, PeerQuestion.Sizes question) {
        StoreBytes<?, PartitionSize> bytes = StoreBytes.sizes(store);
        return new PeerAnswer(
                local.sizes(store, question.partitions()).stream()
                        .map(size -> new PlacedRow("", bytes.row(size)))
                        .toList(),
                Optional.empty());
    }

    // Only peers ask, which run this program: they ask so of indexes.
    @SuppressWarnings("unchecked")
    private <K> KeyedStore<String, K> index(PeerQuestion.Rows question) {
        return (KeyedStore<String, K>) store(question.index());
    }

    private static <R> PeerAnswer one(StoreBytes<?, R> bytes, Read<Optional<R>> read) {
        return new PeerAnswer(
                read.value().stream()
                        .map(row -> new PlacedRow("", bytes.row(row)))
                        .toList(),
                read.lag());
    }
}
