package io.ordersaga.topology.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads mutants from text:
 *
 * <pre>
 * # A comment.
 * == What goes wrong
 * decision/order/OrderSaga.java
 * -text as it stands there
 * +text that stands there instead
 * </pre>
 *
 * Several lines with {@code -}, or with {@code +}, are one text.
 */
final class MutantList {
    private static final String NAME = "== ";

    private MutantList() {}

    /** @throws IllegalArgumentException if a mutant is not whole, or two have one name */
    static List<Mutant> in(String text) {
        List<List<String>> blocks = new ArrayList<>();
        for (String line : text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList()) {
            if (line.startsWith(NAME)) {
                blocks.add(new ArrayList<>());
            }
            lastOf(blocks)
                    .orElseThrow(() -> new IllegalArgumentException("no mutant begins before " + line))
                    .add(line);
        }
        List<Mutant> mutants = blocks.stream().map(MutantList::mutant).toList();
        if (mutants.stream().map(Mutant::name).distinct().count() < mutants.size()) {
            throw new IllegalArgumentException("two mutants have one name");
        }
        return mutants;
    }

    private static Optional<List<String>> lastOf(List<List<String>> blocks) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getLast());
    }

    private static Mutant mutant(List<String> block) {
        String name = block.getFirst().substring(NAME.length());
        List<String> changes = block.subList(Math.min(2, block.size()), block.size());
        String right = text(changes, line -> line.startsWith("-"));
        String wrong = text(changes, line -> line.startsWith("+"));
        if (right.isEmpty() || changes.stream().anyMatch(line -> !line.startsWith("-") && !line.startsWith("+"))) {
            throw new IllegalArgumentException("“" + name + "” needs a file, lines with - and lines with +");
        }
        return new Mutant(name, block.get(1), right, wrong);
    }

    private static String text(List<String> changes, Predicate<String> wanted) {
        return changes.stream().filter(wanted).map(line -> line.substring(1)).collect(Collectors.joining("\n"));
    }
}
