package io.ordersaga.edge.table;

import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.schema.Schema;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which form a client wants a table. */
public enum Format {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv");

    /** For every route that answers with a table. */
    public static final Parameter ACCEPT = Parameter.header(
            "Accept",
            Schema.text().with("examples", List.of("text/csv")),
            "`text/csv` (RFC 4180), `application/x-ndjson` (a line for each row), or else JSON.");

    private static final Pattern WEIGHT = Pattern.compile(";\\s*q=([01](?:\\.\\d{0,3})?)\\s*(?:;|$)");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What is liked best of the forms that are there; JSON if it is as good as another, or if none is liked. */
    public static Format of(Request request) {
        return request.header(ACCEPT.name()).map(Format::preferred).orElse(JSON);
    }

    static Format preferred(String accept) {
        List<Wish> wishes = Arrays.stream(accept.split(",")).map(Wish::of).toList();
        // The first of equals wins.
        return Arrays.stream(values())
                .sorted(Comparator.<Format>comparingDouble(format -> format.weight(wishes))
                        .reversed())
                .findFirst()
                .filter(format -> format.weight(wishes) > 0)
                .orElse(JSON);
    }

    /** The most specific wish that matches says how much it is liked (RFC 9110, section 12.5.1). */
    private double weight(List<Wish> wishes) {
        return wishes.stream()
                .filter(wish -> wish.matches(mediaType))
                .max(Comparator.comparingInt(Wish::precision))
                .map(Wish::weight)
                .orElse(0.0);
    }

    private record Wish(String range, double weight) {
        static Wish of(String text) {
            Matcher weight = WEIGHT.matcher(text);
            double value = weight.find() ? Double.parseDouble(weight.group(1)) : 1;
            return new Wish(text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT), value);
        }

        boolean matches(String mediaType) {
            return range.equals("*/*")
                    || range.equals(mediaType)
                    || Optional.of(range)
                            .filter(wide -> wide.endsWith("/*"))
                            .filter(wide -> mediaType.startsWith(wide.substring(0, wide.length() - 1)))
                            .isPresent();
        }

        int precision() {
            return range.equals("*/*") ? 0 : range.endsWith("/*") ? 1 : 2;
        }
    }
}
