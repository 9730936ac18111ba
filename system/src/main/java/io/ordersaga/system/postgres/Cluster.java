package io.ordersaga.system.postgres;

import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The data directory of a PostgreSQL server, as it is found between runs. A mark beside it says that it was made
 * completely: a crash while it is being made leaves a directory that no server starts on.
 */
final class Cluster {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Path directory;
    private final Path complete;

    Cluster(Path parent) {
        this.directory = parent.toAbsolutePath().resolve("cluster");
        this.complete = parent.toAbsolutePath().resolve("cluster-complete");
    }

    Path directory() {
        return directory;
    }

    void discardHalfMade() {
        if (!Files.exists(complete)) {
            Directories.delete(directory);
        }
    }

    void markComplete() {
        try {
            if (!Files.exists(complete)) {
                Files.createFile(complete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot mark " + directory + " as complete", e);
        }
    }

    /**
     * Stops the server that a JVM left behind which was killed. The caller is the only user of the directory.
     *
     * @throws IllegalStateException if it does not end within a minute
     */
    void stopOrphan() {
        server().ifPresent(ProcessHandle::destroy);
        awaitStopped();
    }

    /** @throws IllegalStateException if a server still runs on this directory after a minute */
    void awaitStopped() {
        long end = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (server().isPresent() && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        server().ifPresent(running -> {
            throw new IllegalStateException("PostgreSQL, process " + running.pid() + ", still runs on " + directory);
        });
    }

    private Optional<ProcessHandle> server() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(directory.toString());
    }

    private Optional<Long> pid() {
        Path pidFile = directory.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }
}
