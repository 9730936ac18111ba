package io.ordersaga.edge.stores;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.edge.schema.Schema;
import java.util.List;

/**
 * What a store holds under a key, as it is shown.
 *
 * @param partition that holds it
 * @param value as it is stored, but for what is withheld
 */
record StoreEntry(int partition, String key, JsonNode value) {
    /** What every entry has. */
    static final List<String> COLUMNS = List.of("partition", "key");

    static final Schema SCHEMA = Schema.object(
            "StoreEntry",
            Schema.required("partition", Schema.integer(0, Integer.MAX_VALUE)),
            Schema.required("key", Schema.text()),
            Schema.required("value", Schema.anything().describedAs("As it is stored; in an index, the key of a row.")));
}
