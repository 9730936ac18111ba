package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.topics.Money;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
    private static final Duration DEFINITELY_NOT_AT_ONCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "999.99; 99999",
                "\"999.99\"; 99999",
                "0.1; 10",
                "1e2; 10000",
                "\"1e2\"; 10000",
                "1.000; 100",
                "\"1.000\"; 100",
                "-0; 0",
                "1.15; 115",
                "4.35; 435",
                "90071992547409.91; 9007199254740991",
                "\"90071992547409.91\"; 9007199254740991",
            })
    void shouldReadAmountsExactly(String json, long minorUnits) {
        BodyReader body = body("{\"price\":" + json + "}");

        Money money = body.money("price");

        body.done();
        assertThat(money).isEqualTo(new Money(minorUnits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.001",
                "\"0.001\"",
                "-0.01",
                "\"-1\"",
                "90071992547409.92",
                "1e999999999",
                "1e-999999999",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "\"1e2147483647\"",
                "\"1e9999999999\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"0x10\"",
                "\"1,50\"",
                "\" 1\"",
                "\"\"",
                "\"\u0661\"",
                "true",
                "null",
                "[1]",
                "{}",
            })
    void shouldRefuseOtherAmountsAtOnce(String json) {
        List<Mistake> mistakes = Assertions.assertTimeoutPreemptively(
                DEFINITELY_NOT_AT_ONCE, () -> mistakes("{\"price\":" + json + "}", body -> body.money("price")));

        assertThat(mistakes)
                .containsExactly(new Mistake("/price", "must be an amount with at most two decimals, not negative"));
    }

    @Test
    void shouldReadWholeNumbersInTheirRange() {
        BodyReader body = body("{\"a\":1,\"b\":1000}");

        assertThat(body.integer("a", 1, 1000)).isEqualTo(1);
        assertThat(body.integer("b", 1, 1000)).isEqualTo(1000);
        body.done();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1001", "-1", "1.0", "1e2", "1e999999999", "9223372036854775808", "\"1\"", "null", "true"})
    void shouldRefuseOtherNumbersAtOnce(String json) {
        List<Mistake> mistakes = Assertions.assertTimeoutPreemptively(
                DEFINITELY_NOT_AT_ONCE, () -> mistakes("{\"n\":" + json + "}", body -> body.integer("n", 1, 1000)));

        assertThat(mistakes).containsExactly(new Mistake("/n", "must be a whole number 1..1000"));
    }

    @Test
    void shouldCountCharactersAndNotTheirHalves() {
        String bells = "🔔".repeat(10);

        BodyReader body = body("{\"name\":\"" + bells + "\"}");

        assertThat(body.text("name", 1, 10)).isEqualTo(bells);
        body.done();
        assertThat(mistakes("{\"name\":\"" + bells + "!\"}", reader -> reader.text("name", 1, 10)))
                .extracting(Mistake::message)
                .containsExactly("must be text of 1..10 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "1", "null", "\"a\\u0000\"", "\"\\ud83d\"", "\"\\udd14\\ud83d\"", "[\"a\"]"})
    void shouldRefuseOtherTexts(String json) {
        assertThat(mistakes("{\"name\":" + json + "}", body -> body.text("name", 1, 10)))
                .containsExactly(new Mistake("/name", "must be text of 1..10 characters"));
        assertThat(mistakes("{\"name\":" + json + "}", body -> body.optionalText("name", 1, 10)))
                .hasSize(1);
    }

    @Test
    void shouldNameMissingFieldsAndLetOptionalOnesBeMissing() {
        List<Mistake> mistakes = mistakes("{}", body -> {
            assertThat(body.text("a", 1, 2)).isEmpty();
            assertThat(body.integer("b", 1, 2)).isEqualTo(1);
            assertThat(body.money("c")).isEqualTo(Money.ZERO);
            assertThat(body.requiredOf("d", Integer::valueOf, "a number")).isEmpty();
            assertThat(body.list("e", 1, 2, one -> one)).isEmpty();
            assertThat(body.optionalText("f", 1, 2)).isEmpty();
            assertThat(body.optionalInteger("g", 1, 2)).isEmpty();
            assertThat(body.optionalMoney("h")).isEmpty();
            assertThat(body.optionalOf("i", Integer::valueOf, "a number")).isEmpty();
        });

        assertThat(mistakes)
                .containsExactly(
                        new Mistake("/a", "is missing"),
                        new Mistake("/b", "is missing"),
                        new Mistake("/c", "is missing"),
                        new Mistake("/d", "is missing"),
                        new Mistake("/e", "must be a list of 1..2 objects"));
    }

    @Test
    void shouldReadATextInTheFormOfAType() {
        BodyReader body = body("{\"a\":\"7\"}");

        assertThat(body.requiredOf("a", Integer::valueOf, "a number")).isEqualTo(Optional.of(7));
        body.done();
        assertThat(mistakes("{\"a\":\"x\"}", reader -> reader.requiredOf("a", Integer::valueOf, "a number")))
                .containsExactly(new Mistake("/a", "must be a number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[{},{},{}]", "null", "\"x\""})
    void shouldRefuseListsOfOtherSizes(String json) {
        assertThat(mistakes("{\"list\":" + json + "}", body -> body.list("list", 1, 2, one -> one)))
                .containsExactly(new Mistake("/list", "must be a list of 1..2 objects"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "7b22c0af223a317d", "0000007b0000007d", "00110000", "fffe7b007d00", "efbbbf7b7d"})
    void shouldRefuseOtherEncodingsThanUtf8(String hex) {
        assertMalformed(HexFormat.of().parseHex(hex));
    }

    @Test
    void shouldRefuseUtf16() {
        assertMalformed("{\"name\":\"x\"}".getBytes(UTF_16LE));
        assertMalformed("{\"name\":\"x\"}".getBytes(Charset.forName("UTF-32BE")));
    }

    @Test
    void shouldNotQuoteWhatWasSent() {
        assertThatThrownBy(() -> body("{\"password\":\"hunter2\" \"x\"}"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("not well-formed JSON at character ")
                .hasMessageNotContaining("hunter2");
    }

    private static BodyReader body(String json) {
        return BodyReader.of(json.getBytes(UTF_8));
    }

    private interface Reading {
        void read(BodyReader body);
    }

    private static List<Mistake> mistakes(String json, Reading reading) {
        BodyReader body = body(json);
        reading.read(body);
        ProblemException problem = catchThrowableOfType(ProblemException.class, body::done);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
        return problem.mistakes();
    }

    private static void assertMalformed(byte[] bytes) {
        assertThatThrownBy(() -> BodyReader.of(bytes))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_JSON));
    }
}
