package io.ordersaga.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.util.diff.DiffUtils;

/**
 * A text that is written down in a file of {@code src/test/resources}, so that it can be changed on purpose only.
 *
 * @param folder in which the text as it is now is left, to be copied from there
 * @param resource path of the file beneath {@code src/test/resources}
 */
record Pin(Path folder, String resource) {
    private static final int CONTEXT_LINES = 2;

    static Pin of(String kind, String resource) {
        return new Pin(Path.of("target", kind), resource);
    }

    /** What the file says; empty if there is no file. */
    Optional<String> text() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the text as it is now where it can be copied from. */
    Path leave(String actual) {
        Path file = folder.resolve(resource).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that differ, with some around them, in the form of {@code diff -u}. */
    String difference(String pinned, String actual) {
        List<String> before = pinned.lines().toList();
        List<String> after = actual.lines().toList();
        return String.join(
                "\n",
                DiffUtils.generateUnifiedDiff(
                        resource, "as it is now", before, DiffUtils.diff(before, after), CONTEXT_LINES));
    }
}
