package io.ordersaga.system.audit.books;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the checks went. Filled by one thread. */
public final class Outcome {
    /** More would help nobody, and could fill the memory. */
    private static final int KEPT = 20;

    private final Map<Check, Tally> tallies = new EnumMap<>(Check.class);

    /** What one check has asked so far. */
    private static final class Tally {
        private final List<Finding> findings = new ArrayList<>();
        private long checked;
        private long moving;
        private long wrong;
    }

    /**
     * What one check has asked.
     *
     * @param checked things looked at
     * @param moving things that were changing and were left for the next audit
     * @param wrong of those checked
     * @param first the first of the wrong ones
     */
    public record Line(Check check, long checked, long moving, long wrong, List<Finding> first) {}

    /** Notes that a thing was looked at, and what is wrong with it if the fact does not hold. */
    public void check(Check check, String id, boolean fact, String detail) {
        Tally tally = tally(check);
        tally.checked++;
        if (!fact) {
            tally.wrong++;
            if (tally.findings.size() < KEPT) {
                tally.findings.add(new Finding(check, id, detail));
            }
        }
    }

    /** Notes that so many things were looked at and are right. */
    public void good(Check check, long things) {
        tally(check).checked += things;
    }

    /** Notes that a thing is changing just now. */
    public void moving(Check check) {
        tally(check).moving++;
    }

    /** Says that a check is made, even if there is nothing to look at. */
    public void begin(Check check) {
        tally(check);
    }

    private Tally tally(Check check) {
        return tallies.computeIfAbsent(check, one -> new Tally());
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return tallies.values().stream().allMatch(tally -> tally.wrong == 0);
    }

    /** The checks that were made, in their order. */
    public List<Line> lines() {
        return tallies.entrySet().stream()
                .map(entry -> new Line(
                        entry.getKey(),
                        entry.getValue().checked,
                        entry.getValue().moving,
                        entry.getValue().wrong,
                        List.copyOf(entry.getValue().findings)))
                .toList();
    }
}
