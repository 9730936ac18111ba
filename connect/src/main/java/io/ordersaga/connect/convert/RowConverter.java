package io.ordersaga.connect.convert;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.connect.table.RowRefusedException;
import io.ordersaga.connect.table.SinkTable;
import io.ordersaga.connect.table.SinkTables;
import io.ordersaga.topics.wire.JsonFormat;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Converts keys and values of the table topics, strictly: what the table of a topic would refuse is refused here, with the place
 * and the reason, so that Connect moves it to the dead letters and no statement fails. Which table it is follows from the topic's
 * name. Kafka Connect makes one by its class name, for keys or for values.
 */
public final class RowConverter implements Converter {
    private final JsonMapper json = JsonFormat.mapper();
    private boolean isForKeys;

    @Override
    public void configure(Map<String, ?> configuration, boolean isKey) {
        isForKeys = isKey;
    }

    /** @throws DataException if the table does not take it, or the topic fills no table */
    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] bytes) {
        SinkTable table = SinkTables.filledFrom(topic)
                .orElseThrow(() -> new DataException("the topic " + topic + " fills no table"));
        try {
            return isForKeys ? key(table, bytes) : row(table, bytes);
        } catch (RowRefusedException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    /** Nothing goes from a table to a topic. */
    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException("tables are filled from topics, not the other way round");
    }

    private static SchemaAndValue key(SinkTable table, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new RowRefusedException("key", "is missing");
        }
        return new SchemaAndValue(table.keySchema(), table.key(bytes));
    }

    private SchemaAndValue row(SinkTable table, byte @Nullable [] bytes) {
        if (bytes == null) {
            return SchemaAndValue.NULL;
        }
        return new SchemaAndValue(table.rowSchema(), table.row(parse(bytes)));
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw new RowRefusedException("$", "is not JSON, " + place(e), e);
        } catch (IOException e) {
            throw new RowRefusedException("$", "cannot be read", e);
        }
    }

    private static String place(JacksonException failure) {
        return failure.getLocation() == null
                ? "place unknown"
                : "line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
    }
}
