package io.ordersaga.system.audit.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Holds what a service shows, or a table has, against what must be there. Differences count only where nothing has happened to the
 * thing meanwhile. Used by one thread.
 */
public final class Comparison {
    private final Check check;
    private final Map<String, Due> due = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private long alike;

    /** What must be there about a thing, made when it is asked for. */
    private record Due(String thing, Supplier<Map<String, String>> fields) {}

    private record Difference(String key, String thing, String detail) {}

    public Comparison(Check check) {
        this.check = check;
    }

    /**
     * Says what must be there.
     *
     * @param key of the row
     * @param thing the id of what the row is about
     * @param fields of the row by name, as text
     */
    public void expect(String key, String thing, Supplier<Map<String, String>> fields) {
        due.put(key, new Due(thing, fields));
    }

    /** The keys of all that must be there and was not found yet. */
    public List<String> missing() {
        return List.copyOf(due.keySet());
    }

    /**
     * Says what was found.
     *
     * @param key of the row
     * @param thing the id of what the row is about
     * @param fields of the row by name, as text; those that must be there are compared
     */
    public void find(String key, String thing, Map<String, String> fields) {
        Due expected = due.remove(key);
        if (expected == null) {
            differences.add(new Difference(key, thing, "is there, and must not be"));
            return;
        }
        String difference = difference(expected.fields().get(), fields);
        if (difference.isEmpty()) {
            alike++;
        } else {
            differences.add(new Difference(key, thing, difference));
        }
    }

    private static String difference(Map<String, String> expected, Map<String, String> found) {
        return new TreeSet<>(expected.keySet())
                .stream()
                        .filter(name -> !Objects.equals(expected.get(name), found.get(name)))
                        .map(name -> name + " is " + found.get(name) + " and must be " + expected.get(name))
                        .collect(Collectors.joining(", "));
    }

    /**
     * Ends the comparison.
     *
     * @param isMoving whether something has happened to a thing, by its id, since it was said what must be there
     */
    public void judge(Outcome outcome, Predicate<String> isMoving) {
        outcome.begin(check);
        outcome.good(check, alike);
        due.forEach((key, absent) -> differences.add(new Difference(key, absent.thing(), "is missing")));
        for (Difference one : differences) {
            if (isMoving.test(one.thing())) {
                outcome.moving(check);
            } else {
                outcome.check(check, one.key(), false, one.detail());
            }
        }
    }
}
