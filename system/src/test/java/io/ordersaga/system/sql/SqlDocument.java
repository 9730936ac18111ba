package io.ordersaga.system.sql;

import io.ordersaga.connect.ServiceDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The queries of a Markdown document: blocks of code that name their database, each below a heading of its own. */
final class SqlDocument {
    private static final Pattern FENCE = Pattern.compile("(?m)^\\s*(```|~~~)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern QUERY = Pattern.compile("sql (\\w+)");
    private static final String SHELL = "sh";
    private static final int FENCES_OF_A_BLOCK = 2;

    private final Map<String, Query> queries;

    /** @param sql one statement */
    record Query(ServiceDatabase database, String sql) {}

    /**
     * @throws IllegalArgumentException if a block of code is neither a query nor for the shell, or if a heading of the third
     *     level does not have exactly one query
     */
    SqlDocument(String text) {
        Sections sections = Sections.of(text);
        if (FENCE.matcher(text).results().count()
                != FENCES_OF_A_BLOCK * BLOCK.matcher(text).results().count()) {
            throw new IllegalArgumentException("a block of code is not closed, or does not begin its line with ```");
        }
        if (queries(sections.before()).findAny().isPresent()) {
            throw new IllegalArgumentException("there is a query before the first heading ###");
        }
        queries = sections.map(SqlDocument::onlyQuery);
    }

    /** The headings of all queries, in the order of the document. */
    Set<String> titles() {
        return queries.keySet();
    }

    /** @throws java.util.NoSuchElementException if the document has no such query */
    Query query(String title) {
        return Optional.ofNullable(queries.get(title)).orElseThrow();
    }

    private static Query onlyQuery(String title, String section) {
        return queries(section)
                .reduce((one, another) -> {
                    throw new IllegalArgumentException("two queries below " + title);
                })
                .orElseThrow(() -> new IllegalArgumentException("no query below " + title));
    }

    private static Stream<Query> queries(String text) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> !block.group(1).equals(SHELL))
                .map(SqlDocument::query);
    }

    private static Query query(MatchResult block) {
        String info = block.group(1);
        return QUERY.matcher(info)
                .results()
                .filter(found -> found.group().equals(info))
                .flatMap(found -> database(found.group(1)))
                .map(database -> new Query(database, block.group(2)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("```" + info + " names no database to run in"));
    }

    private static Stream<ServiceDatabase> database(String name) {
        return Stream.of(ServiceDatabase.values())
                .filter(database -> database.databaseName().equals(name));
    }
}
