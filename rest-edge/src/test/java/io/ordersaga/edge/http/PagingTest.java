package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.edge.http.TestEdge.Answer;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists given out page by page, through real HTTP. The rows are the numbers from 999 down; a row's place is its number. */
class PagingTest {
    private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");
    private static final List<Integer> ROWS =
            IntStream.range(0, 1000).map(i -> 999 - i).boxed().toList();
    private static final String ANA = "usr_00000000-0000-0001-0000-000000000001";
    private static final String BEN = "usr_00000000-0000-0001-0000-000000000002";

    private int scanned;
    private final Paging paging = new Paging(new Cursors(new byte[32]));
    private final TestEdge edge = new TestEdge(
            TestRoutes.get("/rows", "list-rows")
                    .taking(StandardParameters.PAGING)
                    .taking(TestRoutes.query("divisor"))
                    .handledBy(request -> page(request, "/rows")),
            TestRoutes.get("/others", "list-others")
                    .taking(StandardParameters.PAGING)
                    .handledBy(request -> page(request, "/others")),
            TestRoutes.get("/mine", "list-mine", Access.user())
                    .taking(StandardParameters.PAGING)
                    .handledBy(request -> page(request, "/mine")));

    private Reply page(Request request, String path) {
        Optional<Integer> divisor = request.query("divisor", Integer::valueOf, "a number");
        Map<String, String> filters =
                divisor.map(number -> Map.of("divisor", number.toString())).orElse(Map.of());
        Predicate<Integer> wanted =
                row -> divisor.filter(number -> row % number != 0).isEmpty();
        return paging.page(
                request, new Paging.Source<>(path, filters, this::scan, String::valueOf), wanted, row -> row);
    }

    private List<Integer> scan(Optional<String> after, int count) {
        scanned += count;
        int from = after.map(place -> 1000 - Integer.parseInt(place)).orElse(0);
        return ROWS.subList(from, Math.min(ROWS.size(), from + count));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @ParameterizedTest
    @CsvSource({"7, 143", "50, 20", "99, 11", "100, 10"})
    void shouldJoinToTheWholeListWhateverThePageSize(int limit, int pages) {
        List<List<Integer>> read = readAll("/rows?limit=" + limit);

        assertThat(read).hasSize(pages);
        assertThat(read.stream().flatMap(List::stream)).containsExactlyElementsOf(ROWS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 100})
    void shouldScanNoMoreThanThePageAndWhetherThereIsAnother(int limit) {
        edge.get("/rows?limit=" + limit);

        assertThat(scanned).isEqualTo(limit + 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 999", "1, 998", "150, 849", "999, 0"})
    void shouldPassOverAsManyRowsAsTheOffsetSaysAndGoOnFromThere(int offset, int first) {
        Answer answer = edge.get("/rows?limit=1&offset=" + offset);

        assertThat(answer.json().toString()).isEqualTo("[" + first + "]");
        assertThat(answer.headers().firstValue("Link").isPresent()).isEqualTo(first > 0);
        assertThat(readAll("/rows?limit=100&offset=" + offset).stream().flatMap(List::stream))
                .containsExactlyElementsOf(ROWS.subList(offset, ROWS.size()));
    }

    @Test
    void shouldGiveAnEmptyListWhenTheOffsetIsBeyondTheEnd() {
        assertThat(edge.get("/rows?offset=1000").json()).isEmpty();
        assertThat(edge.get("/rows?offset=10000").json()).isEmpty();
    }

    @Test
    void shouldRefuseAnOffsetThatIsOutOfRangeOrComesWithACursor() {
        Matcher next = NEXT.matcher(edge.get("/rows?limit=1").header("Link"));
        assertThat(next.find()).isTrue();

        for (String target : List.of("/rows?offset=10001", "/rows?offset=-1", next.group(1) + "&offset=1")) {
            assertThat(edge.get(target).status()).as(target).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 333, 500, 1001})
    void shouldJoinToTheWholeListOfWantedRows(int divisor) {
        List<List<Integer>> read = readAll("/rows?limit=10&divisor=" + divisor);

        assertThat(read.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        ROWS.stream().filter(row -> row % divisor == 0).toList());
        assertThat(read.subList(0, read.size() - 1)).allMatch(page -> page.size() == 10);
        assertThat(read.getLast()).isNotEmpty();
    }

    @Test
    void shouldGiveFiftyRowsWhenNothingIsSaid() {
        assertThat(numbers(edge.get("/rows"))).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "x", "", "99999999999"})
    void shouldRefuseAPageSizeOutOfRange(String limit) {
        Answer answer = edge.get("/rows?limit=" + limit);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").textValue()).isEqualTo("limit must be a whole number 1..100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "NTAw", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20", "===="})
    void shouldRefuseAForgedCursor(String cursor) {
        assertInvalidCursor(edge.get("/rows?cursor=" + cursor));
    }

    @Test
    void shouldRefuseAnAlteredCursor() {
        String next = next(edge.get("/rows?limit=1")).orElseThrow();

        assertInvalidCursor(edge.get(next.replaceFirst("cursor=.", "cursor=_")));
        assertInvalidCursor(edge.get(next.replaceFirst("(cursor=[^&]*?)..(&|$)", "$1$2")));
    }

    @Test
    void shouldRefuseACursorOfAnotherList() {
        String cursor = cursor(edge.get("/rows?limit=1"));
        String filtered = cursor(edge.get("/rows?limit=1&divisor=3"));

        assertInvalidCursor(edge.get("/others?cursor=" + cursor));
        assertInvalidCursor(edge.get("/rows?divisor=3&cursor=" + cursor));
        assertInvalidCursor(edge.get("/rows?cursor=" + filtered));
        assertThat(edge.get("/rows?divisor=3&cursor=" + filtered).status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseACursorOfAnotherCaller() {
        String anas = cursor(edge.getWithToken("/mine?limit=1", token(ANA)));

        assertInvalidCursor(edge.getWithToken("/mine?cursor=" + anas, token(BEN)));
        assertThat(edge.getWithToken("/mine?cursor=" + anas, token(ANA)).status())
                .isEqualTo(200);
    }

    private String token(String user) {
        return edge.token(new UserId(user), Role.USER);
    }

    private List<List<Integer>> readAll(String first) {
        List<List<Integer>> pages = new ArrayList<>();
        Optional<String> target = Optional.of(first);
        while (target.isPresent()) {
            assertThat(pages).as("pages without end").hasSizeLessThan(2000);
            Answer answer = edge.get(target.get());
            pages.add(numbers(answer));
            target = next(answer);
        }
        return pages;
    }

    private static List<Integer> numbers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : answer.json()) {
            numbers.add(number.intValue());
        }
        return numbers;
    }

    private static Optional<String> next(Answer answer) {
        return answer.headers().firstValue("Link").map(link -> {
            Matcher matcher = NEXT.matcher(link);
            assertThat(matcher.matches()).as(link).isTrue();
            return matcher.group(1);
        });
    }

    private static String cursor(Answer answer) {
        return next(answer).orElseThrow().replaceFirst(".*cursor=([^&]*).*", "$1");
    }

    private static void assertInvalidCursor(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("code").textValue()).isEqualTo("invalid-cursor");
    }
}
