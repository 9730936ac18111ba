package io.ordersaga.topology.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the topology's classes and their tests anew, and everything else, native libraries among them, from the loader that
 * all mutants share.
 */
final class MutatedClasses extends URLClassLoader {
    private static final String OURS = "io.ordersaga.topology.";
    private static final String THIS = MutatedClasses.class.getPackageName();

    private final Path tests;

    /**
     * @param changed directory of the classes that come before those of the sources as they are
     * @param classes directory of the latter
     * @param tests directory of the test classes
     */
    MutatedClasses(Path changed, Path classes, Path tests) {
        super(new URL[] {url(changed), url(classes), url(tests)}, MutatedClasses.class.getClassLoader());
        this.tests = tests;
    }

    /**
     * All tests but those of this package, the likeliest to fail first: those of the package that was changed, then those
     * that need no driver, and the longest walk of all at the end.
     */
    List<Class<?>> tests(String changedPackage) {
        Comparator<String> byLikelihood = Comparator.comparingInt(name -> cost(name, changedPackage));
        try (Stream<Path> files = Files.walk(tests)) {
            return files.map(file -> tests.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.startsWith(THIS))
                    .sorted(byLikelihood.thenComparing(Comparator.naturalOrder()))
                    .<Class<?>>map(this::loaded)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int cost(String test, String changedPackage) {
        int near = test.startsWith(changedPackage + '.') ? 0 : 10;
        if (test.startsWith(OURS + "walk.")) {
            return near + 4;
        }
        if (test.startsWith(OURS + "stream.")) {
            return near + 3;
        }
        return near + (test.endsWith("WalkTest") ? 2 : 1);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    private Class<?> loaded(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path directory) {
        try {
            return directory.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
