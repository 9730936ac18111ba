package io.ordersaga.edge.stores;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ordersaga.edge.store.KeyRange;
import io.ordersaga.edge.store.Slice;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topology.stream.OpenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The entries of one open store, as they are shown. */
final class StoreRows<K, V> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Comparator<StoreEntry> ORDER =
            Comparator.comparing(StoreEntry::key, KeyRange.ORDER).thenComparingInt(StoreEntry::partition);

    private final StoreReader reader;
    private final OpenStore<K, V> store;

    StoreRows(StoreReader reader, OpenStore<K, V> store) {
        this.reader = reader;
        this.store = store;
    }

    /** Where an entry stands among those of its store. */
    record Place(int partition, String key) {
        static Place of(StoreEntry entry) {
            return new Place(entry.partition(), entry.key());
        }

        static Place parse(String text) {
            int end = text.indexOf('|');
            return new Place(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
        }

        String text() {
            return partition + "|" + key;
        }

        private boolean isBefore(StoreEntry entry) {
            int keys = KeyRange.ORDER.compare(key, entry.key());
            return keys < 0 || (keys == 0 && partition < entry.partition());
        }
    }

    /** Whether a text is a whole key of this store. */
    boolean isKey(String text) {
        return StoreReader.isKey(store.store(), text);
    }

    /** The first entries of a range behind a place, in the order of their keys. */
    List<StoreEntry> scan(KeyRange range, Optional<Place> after) {
        // The partition where the place is begins with it once more.
        KeyRange rest =
                new KeyRange(after.map(Place::key).or(range::from), range.prefix(), range.to(), range.limit() + 1);
        return reader.slices(store.store(), rest).stream()
                .flatMap(this::entries)
                .filter(entry -> after.map(place -> place.isBefore(entry)).orElse(true))
                .sorted(ORDER)
                .limit(range.limit())
                .toList();
    }

    /** What is held under a key. */
    List<StoreEntry> get(String key) {
        return reader.parts(store.store(), key).stream()
                .flatMap(this::entries)
                .sorted(ORDER)
                .toList();
    }

    private Stream<StoreEntry> entries(Slice<V> slice) {
        return slice.rows().stream().map(row -> new StoreEntry(slice.partition(), row.place(), shown(row.row())));
    }

    private JsonNode shown(V row) {
        byte[] bytes = store.store().value().serializer().serialize(store.name(), row);
        return switch (store.kind()) {
            case INDEX -> new TextNode(new String(bytes, UTF_8));
            case ROWS, WINDOWS -> withoutSecrets(bytes);
        };
    }

    private JsonNode withoutSecrets(byte[] json) {
        try {
            JsonNode row = JSON.readTree(json);
            store.withheld().forEach(field -> remove(row, field));
            return row;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of " + store.name() + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(JsonNode row, String field) {
        int end = field.lastIndexOf('.');
        JsonNode parent = end < 0 ? row : row.at("/" + field.substring(0, end).replace('.', '/'));
        if (parent instanceof ObjectNode object) {
            object.remove(field.substring(end + 1));
        }
    }
}
