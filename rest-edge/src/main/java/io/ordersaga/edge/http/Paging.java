package io.ordersaga.edge.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How a list is given out page by page: {@code limit} and {@code cursor} in the request, {@code Link: <…>; rel="next"} in the
 * answer. An {@code offset} instead of the cursor costs as much as all the rows that it passes over.
 */
public final class Paging {
    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    public static final String OFFSET = "offset";
    static final int MAX_LIMIT = 100;
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_OFFSET = 10_000;
    private static final int LARGEST_SCAN = 1000;

    /** Where rows are passed over, so many at least are scanned at once. */
    private static final int CHUNK = 100;

    private final Cursors cursors;
    private final int maxLimit;

    public Paging(Cursors cursors) {
        this(cursors, MAX_LIMIT);
    }

    private Paging(Cursors cursors, int maxLimit) {
        this.cursors = cursors;
        this.maxLimit = maxLimit;
    }

    /** The same, with pages of up to so many rows. */
    public Paging upTo(int otherLimit) {
        return new Paging(cursors, otherLimit);
    }

    /**
     * A list to page through.
     *
     * @param path of the route, for the link to the next page
     * @param filters the query parameters that choose the rows, for that link
     * @param scan gives up to so many rows, 1 to 1000, after a place, in the list's order
     * @param place gives a row's place
     */
    public record Source<R>(
            String path,
            Map<String, String> filters,
            BiFunction<Optional<String>, Integer, List<R>> scan,
            Function<R, String> place) {
        /** Names the list as the caller sees it: what one caller's cursor points at may be nothing that another may see. */
        private String name(Request request) {
            String caller = request.anyCaller().map(one -> one.userId().value()).orElse("");
            return caller + path + new TreeMap<>(filters);
        }
    }

    /** One page of the rows that are wanted, as the request asks for it. */
    public <R> Reply page(Request request, Source<R> source, Predicate<R> wanted, Function<R, Object> body) {
        int limit = request.query(LIMIT, DEFAULT_LIMIT, 1, maxLimit);
        Optional<String> after = request.query(CURSOR).map(cursor -> cursors.read(source.name(request), cursor));
        int offset = offset(request, after.isPresent());
        List<R> found = collect(source, wanted, after, offset + limit + 1);
        List<R> rows = found.subList(Math.min(offset, found.size()), found.size());
        List<R> page = rows.subList(0, Math.min(limit, rows.size()));
        Reply reply = Reply.ok(page.stream().map(body).toList());
        if (rows.size() <= limit) {
            return reply;
        }
        String next = cursors.write(source.name(request), source.place().apply(page.getLast()));
        return reply.withHeader("Link", link(source, next, limit));
    }

    private static int offset(Request request, boolean hasCursor) {
        int offset = request.query(OFFSET, 0, 0, MAX_OFFSET);
        if (hasCursor && request.query(OFFSET).isPresent()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, "either cursor or offset, not both");
        }
        return offset;
    }

    private <R> List<R> collect(Source<R> source, Predicate<R> wanted, Optional<String> after, int count) {
        List<R> found = new ArrayList<>();
        Optional<String> from = after;
        int size = Math.min(count, LARGEST_SCAN);
        while (true) {
            List<R> chunk = source.scan().apply(from, size);
            chunk.stream().filter(wanted).limit(count - found.size()).forEach(found::add);
            if (found.size() == count || chunk.size() < size) {
                return found;
            }
            from = Optional.of(source.place().apply(chunk.getLast()));
            size = Math.clamp(count - found.size(), CHUNK, LARGEST_SCAN);
        }
    }

    private static String link(Source<?> source, String next, int limit) {
        Map<String, String> parameters = new TreeMap<>(source.filters());
        parameters.put(LIMIT, Integer.toString(limit));
        parameters.put(CURSOR, next);
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return "<" + source.path() + "?" + query + ">; rel=\"next\"";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
