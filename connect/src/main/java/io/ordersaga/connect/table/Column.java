package io.ordersaga.connect.table;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and where its values lie in the JSON of a row.
 *
 * @param from the place of the value in the row
 * @param isRequired whether every row has a value
 */
public record Column(String name, JsonPointer from, ColumnType type, boolean isRequired) {

    /** A column in which every row has a value; {@code from} is a JSON pointer. */
    static Column required(String name, String from, ColumnType type) {
        return new Column(name, JsonPointer.compile(from), type, true);
    }

    /** A column in which a row may have none; {@code from} is a JSON pointer. */
    static Column optional(String name, String from, ColumnType type) {
        return new Column(name, JsonPointer.compile(from), type, false);
    }

    Schema schema() {
        return type.schema(isRequired);
    }

    /** @throws RowRefusedException naming the place */
    @Nullable
    Object read(JsonNode row) {
        JsonNode json = row.at(from);
        if (json.isMissingNode() || json.isNull()) {
            if (isRequired) {
                throw new RowRefusedException(path(), "is missing");
            }
            return null;
        }
        try {
            return type.read(json);
        } catch (IllegalArgumentException e) {
            throw new RowRefusedException(path(), String.valueOf(e.getMessage()), e);
        }
    }

    private String path() {
        return "$" + from.toString().replace('/', '.');
    }
}
