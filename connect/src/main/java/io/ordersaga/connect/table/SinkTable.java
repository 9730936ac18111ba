package io.ordersaga.connect.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.topics.log.TableSink;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * A table that is filled from a topic: what the connector is told of it, and how records become its rows. The migrations make a
 * table of the same columns.
 */
public final class SinkTable {
    private final Place place;
    private final Key key;
    private final List<Column> columns;
    private final List<Rule> rules;
    private final Schema keySchema;
    private final Schema rowSchema;

    SinkTable(Place place, Key key, List<Column> columns, List<Rule> rules) {
        this.place = place;
        this.key = key;
        this.columns = List.copyOf(columns);
        this.rules = List.copyOf(rules);
        this.keySchema = keySchema(key);
        this.rowSchema = rowSchema(columns);
    }

    /** From where to where. */
    record Place(TableSink sink, ServiceDatabase database, String table) {}

    /**
     * The primary key.
     *
     * @param columns all of type text
     * @param parse gives their values of a record's key; throws an {@link IllegalArgumentException} if it is none
     */
    record Key(List<String> columns, Function<String, List<String>> parse) {
        Key {
            columns = List.copyOf(columns);
        }
    }

    public TableSink sink() {
        return place.sink();
    }

    public ServiceDatabase database() {
        return place.database();
    }

    /** The name in the database. */
    public String name() {
        return place.table();
    }

    public List<String> keyColumns() {
        return key.columns();
    }

    public List<Column> columns() {
        return columns;
    }

    /** The names of the checks that are about several columns. */
    public List<String> rules() {
        return rules.stream().map(Rule::name).toList();
    }

    public Schema keySchema() {
        return keySchema;
    }

    public Schema rowSchema() {
        return rowSchema;
    }

    /** The primary key that a record's key stands for. @throws RowRefusedException if it stands for none */
    public Struct key(byte[] recordKey) {
        try {
            List<String> values = key.parse().apply(new String(recordKey, UTF_8));
            Struct struct = new Struct(keySchema);
            for (int i = 0; i < values.size(); i++) {
                struct.put(key.columns().get(i), values.get(i));
            }
            return struct;
        } catch (IllegalArgumentException e) {
            throw new RowRefusedException("key", String.valueOf(e.getMessage()), e);
        }
    }

    /** The row that JSON stands for. @throws RowRefusedException if the table would not take it */
    public Struct row(JsonNode json) {
        if (!json.isObject()) {
            throw new RowRefusedException("$", "must be an object");
        }
        Struct row = new Struct(rowSchema);
        for (Column column : columns) {
            row.put(column.name(), column.read(json));
        }
        rules.forEach(rule -> rule.requireOf(row));
        return row;
    }

    private static Schema keySchema(Key key) {
        SchemaBuilder builder = SchemaBuilder.struct();
        key.columns().forEach(column -> builder.field(column, Schema.STRING_SCHEMA));
        return builder.build();
    }

    private static Schema rowSchema(List<Column> columns) {
        SchemaBuilder builder = SchemaBuilder.struct();
        columns.forEach(column -> builder.field(column.name(), column.schema()));
        return builder.build();
    }
}
