package io.ordersaga.edge.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.topics.wire.JsonFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows to be answered as text.
 *
 * @param columns the first columns of CSV, there even if there are no rows. What else rows hold follows in the order in which
 *     it turns up: the fields of objects under the names on the way to them, joined by dots, and lists as JSON.
 * @param rows each as it is written as a JSON object
 */
public record Table(List<String> columns, List<?> rows) {
    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final CsvMapper CSV = new CsvMapper();

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The rows of an answer that is a list. */
    public static Table ofList(List<String> columns, Reply list) {
        return new Table(columns, (List<?>) list.body().orElseThrow());
    }

    /** The same answer, which a client may also have in the other forms. */
    public static Answer formsOf(Answer json) {
        return json.orText(Format.NDJSON.mediaType()).orText(Format.CSV.mediaType());
    }

    /**
     * These rows in the form that a client wants.
     *
     * @param json the answer to who wants JSON; its headers are everybody's
     */
    public Reply in(Format format, Reply json) {
        return switch (format) {
            case JSON -> json;
            case NDJSON -> json.withText(format.mediaType(), lines());
            case CSV -> json.withText(format.mediaType(), csv());
        };
    }

    private String lines() {
        return trees().stream().map(row -> row + "\n").collect(Collectors.joining());
    }

    private List<JsonNode> trees() {
        return rows.stream().<JsonNode>map(JSON::valueToTree).toList();
    }

    private String csv() {
        List<Map<String, String>> lines = trees().stream().map(Table::flat).toList();
        Set<String> names = new LinkedHashSet<>(columns);
        lines.forEach(line -> names.addAll(line.keySet()));
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        names.forEach(schema::addColumn);
        try {
            return CSV.writer(schema.build()).writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table cannot be written as CSV", e);
        }
    }

    private static Map<String, String> flat(JsonNode row) {
        Map<String, String> line = new LinkedHashMap<>();
        row.properties().forEach(field -> flatten(field.getKey(), field.getValue(), line));
        return line;
    }

    private static void flatten(String name, JsonNode value, Map<String, String> line) {
        if (value.isObject()) {
            value.properties().forEach(field -> flatten(name + "." + field.getKey(), field.getValue(), line));
        } else if (!value.isNull()) {
            line.put(name, value.isArray() ? value.toString() : value.asText());
        }
    }
}
