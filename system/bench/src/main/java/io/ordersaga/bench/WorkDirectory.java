package io.ordersaga.bench;

import io.ordersaga.system.LogFile;
import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a driver's own services keep all that they have, their log included. Claimed before anything logs. */
record WorkDirectory(Path path, boolean isKept) implements AutoCloseable {

    /** @param given is kept, with what is there already; without, a new directory is deleted in the end */
    static WorkDirectory of(Optional<Path> given) {
        WorkDirectory directory =
                given.map(path -> new WorkDirectory(path, true)).orElseGet(() -> new WorkDirectory(temporary(), false));
        System.setProperty("log4j2.configurationFile", "log4j2-loaded.xml");
        LogFile.in(directory.path);
        return directory;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ordersaga");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!isKept) {
            Directories.delete(path);
        }
    }
}
