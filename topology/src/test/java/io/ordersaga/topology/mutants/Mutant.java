package io.ordersaga.topology.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A wrong change of one source file.
 *
 * @param name what goes wrong
 * @param file path beneath the package {@code io.ordersaga.topology}
 * @param right text that stands in the file exactly once
 * @param wrong what stands there instead
 */
record Mutant(String name, String file, String right, String wrong) {
    private static final String PACKAGE = "io/ordersaga/topology";

    /** The package of the file, which the tests that are likeliest to notice have too. */
    String packageName() {
        return (PACKAGE + '/' + file.substring(0, file.lastIndexOf('/'))).replace('/', '.');
    }

    /** The file beneath a root of sources. */
    Path in(Path sources) {
        return sources.resolve(PACKAGE).resolve(file);
    }

    /**
     * The file's text after the change.
     *
     * @throws IllegalStateException if the text to change is not there, or more than once
     */
    String changed(Path sources) {
        String source = read(in(sources));
        int first = source.indexOf(right);
        if (first < 0 || source.indexOf(right, first + 1) >= 0) {
            throw new IllegalStateException("“" + name + "” needs this text exactly once in " + file + ":\n" + right);
        }
        return source.substring(0, first) + wrong + source.substring(first + right.length());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
