package io.ordersaga.system.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of the tables of saga, stock, payments, accounts and deliveries that the system can take, and the faults that can strike,
 * as a file lists them. A row marked {@code rare} needs so many things at once that only a long simulation takes it.
 */
public final class TransitionTable {
    private static final String FILE = "transitions.txt";
    private static final String RARE = "rare ";
    private static final String FAULT = "fault: ";

    private final Set<String> common;
    private final Set<String> rare;
    private final Set<String> faults;

    private TransitionTable(List<String> lines) {
        this.faults = select(lines, FAULT);
        this.rare = select(lines, RARE);
        this.common = lines.stream()
                .filter(line -> !line.startsWith(RARE) && !line.startsWith(FAULT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> select(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static TransitionTable listed() {
        try (InputStream file = TransitionTable.class.getResourceAsStream(FILE)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
            return new TransitionTable(text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each row was taken, and each fault has struck; those that never were, too. */
    public Map<String, Long> counts(Coverage coverage) {
        Map<String, Long> counts = new TreeMap<>();
        common.forEach(row -> counts.put(row, coverage.transitions().getOrDefault(row, 0L)));
        rare.forEach(row -> counts.put(row, coverage.transitions().getOrDefault(row, 0L)));
        faults.forEach(fault -> counts.put(FAULT + fault, coverage.faults().getOrDefault(fault, 0L)));
        return counts;
    }

    /** The rows that were never taken, and the faults that never struck, rare ones apart. */
    public Set<String> missing(Coverage coverage) {
        Set<String> missing = new TreeSet<>();
        counts(coverage).forEach((row, count) -> {
            if (count == 0 && !rare.contains(row)) {
                missing.add(row);
            }
        });
        return missing;
    }

    /** The rows that were taken and are not listed: the system does what nobody has thought of. */
    public Set<String> unlisted(Coverage coverage) {
        Set<String> stores = common.stream().map(TransitionTable::store).collect(Collectors.toSet());
        Set<String> unlisted = new TreeSet<>(coverage.transitions().keySet());
        unlisted.removeIf(row -> !stores.contains(store(row)) || common.contains(row) || rare.contains(row));
        return unlisted;
    }

    private static String store(String row) {
        return row.substring(0, row.indexOf(':'));
    }
}
