package io.ordersaga.topology.mutants;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Applies one wrong change after another, runs the tests, and prints which test noticed. Run by {@code
 * topology/checks/mutants.sh}.
 */
final class MutationCheck {
    /** Longer than all tests take on a slow machine: what still runs then never ends, and no test would notice. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private static final String ROW = "%-66s  %-78s  %7s%n";
    private static final String SURVIVED = "SURVIVED";

    private final PrintStream out = System.out;
    private final TestRun tests = new TestRun();
    private final Directories directories;

    private MutationCheck(Directories directories) {
        this.directories = directories;
    }

    /**
     * @param sources root of the main sources
     * @param classes of the sources as they are
     * @param tests classes of the tests
     * @param work for classes of mutants
     */
    private record Directories(Path sources, Path classes, Path tests, Path work) {}

    /**
     * Exits with 0 if a test noticed each mutant, with 1 if one survived, and with 2 if the check itself could not be made.
     *
     * @param arguments four directories, the file of the mutants, and a part of the names of those to try; if it is empty, all
     *     are tried, and first the sources as they are
     */
    public static void main(String[] arguments) throws Exception {
        Directories directories = new Directories(
                Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        String part = arguments[5];
        List<Mutant> mutants = MutantList.in(Files.readString(Path.of(arguments[4]))).stream()
                .filter(mutant -> mutant.name().contains(part))
                .toList();
        MutationCheck check = new MutationCheck(directories);
        try {
            System.exit(check.passes(mutants, part.isEmpty()) ? 0 : 1);
        } catch (IllegalStateException e) {
            check.out.println(e.getMessage());
            System.exit(2);
        }
    }

    private boolean passes(List<Mutant> mutants, boolean controlled) throws Exception {
        mutants.forEach(mutant -> mutant.changed(directories.sources()));
        if (controlled) {
            requireGreen();
        }
        out.printf(ROW, "mutant", "killed by", "seconds");
        List<Mutant> survivors = new ArrayList<>();
        for (Mutant mutant : mutants) {
            if (tried(mutant).isEmpty()) {
                survivors.add(mutant);
            }
        }
        out.printf(
                "%d mutants, %d killed, %d survived%n",
                mutants.size(), mutants.size() - survivors.size(), survivors.size());
        return survivors.isEmpty() && !mutants.isEmpty();
    }

    /** Without a change every test must pass, or a failure would say nothing about a mutant. */
    private void requireGreen() throws Exception {
        long start = System.nanoTime();
        Optional<String> failure = within(() -> firstFailure(directories.work(), ""));
        if (failure.isPresent()) {
            throw new IllegalStateException("without any change a test fails: " + failure.get());
        }
        out.printf("Without any change all tests pass, in %s s.%n", secondsSince(start));
    }

    private Optional<String> tried(Mutant mutant) throws Exception {
        long start = System.nanoTime();
        Path classes = Files.createTempDirectory(directories.work(), "mutant");
        new MutantCompiler(directories.sources()).compile(mutant, classes);
        Optional<String> killer = within(() -> firstFailure(classes, mutant.packageName()));
        out.printf(ROW, mutant.name(), killer.orElse(SURVIVED), secondsSince(start));
        return killer;
    }

    private Optional<String> firstFailure(Path changed, String changedPackage) {
        try (MutatedClasses loader = new MutatedClasses(changed, directories.classes(), directories.tests())) {
            return tests.firstFailure(loader, changedPackage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T within(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the tests have not ended within " + LONGEST, e);
        }
    }

    private static String secondsSince(long start) {
        return "%.1f".formatted((System.nanoTime() - start) / 1e9);
    }
}
