package io.ordersaga.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableTest {
    private record Inner(Optional<String> note, List<Integer> numbers) {}

    private record Row(int n, Inner inner) {}

    private static final Table TABLE = new Table(
            List.of("n", "inner.note"),
            List.of(
                    new Row(1, new Inner(Optional.empty(), List.of(1, 2))),
                    new Row(2, new Inner(Optional.of("a \"b\", c\nd"), List.of()))));

    @Test
    void shouldLeaveJsonAsItIs() {
        Reply json = Reply.ok("anything").withHeader("Link", "next");

        assertThat(TABLE.in(Format.JSON, json)).isEqualTo(json);
    }

    @Test
    void shouldWriteALineForEachRow() {
        assertThat(text(TABLE, Format.NDJSON)).isEqualTo("""
                {"n":1,"inner":{"numbers":[1,2]}}
                {"n":2,"inner":{"note":"a \\"b\\", c\\nd","numbers":[]}}
                """);
    }

    @Test
    void shouldWriteWhatIsInObjectsInColumnsOfItsOwnAndQuoteWhatNeedsIt() {
        assertThat(text(TABLE, Format.CSV))
                .isEqualTo("n,inner.note,inner.numbers\r\n1,,\"[1,2]\"\r\n2,\"a \"\"b\"\", c\nd\",[]\r\n");
    }

    @Test
    void shouldNameItsColumnsEvenWithoutARow() {
        assertThat(text(new Table(List.of("a", "b"), List.of()), Format.CSV)).isEqualTo("a,b\r\n");
        assertThat(text(new Table(List.of("a", "b"), List.of()), Format.NDJSON)).isEmpty();
    }

    @Test
    void shouldKeepTheHeadersOfTheAnswer() {
        Reply reply = TABLE.in(Format.CSV, Reply.ok(List.of()).withHeader("Link", "next"));

        assertThat(reply.headers()).isEqualTo(Map.of("Link", "next"));
    }

    private static String text(Table table, Format format) {
        return switch (table.in(format, Reply.ok(List.of())).body().orElseThrow()) {
            case Text(String mediaType, String text) -> {
                assertThat(mediaType).isEqualTo(format.mediaType());
                yield text;
            }
            case Object other -> throw new AssertionError("no text: " + other);
        };
    }
}
