package io.ordersaga.system;

import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one directory that holds everything a system keeps. It carries a marker file, so that no other directory is ever
 * written to or cleared, and is locked while a system uses it. Only its owner can look into it.
 */
public final class DataDirectory implements AutoCloseable {
    static final String MARKER = "ordersaga-data";
    private static final String LAYOUT = "layout 1";
    private static final String LOCK = "lock";
    private static final String PROGRAMS = "postgres-programs";
    private static final Set<String> KEPT_WHEN_CLEARED = Set.of(MARKER, LOCK, PROGRAMS);

    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the directory when it is missing, and locks it.
     *
     * @throws DataDirectoryException if it holds something else than a system's data, or another system uses it
     */
    public static DataDirectory claim(Path directory) {
        return claimUnlessUsed(directory)
                .orElseThrow(() -> new DataDirectoryException("another system uses the data directory " + directory
                        + ": stop it, or name another directory with --data and other ports with --port-offset"));
    }

    /**
     * As {@link #claim}; empty if another system uses the directory.
     *
     * @throws DataDirectoryException if it holds something else than a system's data
     */
    public static Optional<DataDirectory> claimUnlessUsed(Path directory) {
        try {
            Files.createDirectories(directory);
            Path root = directory.toRealPath();
            requireOurs(root);
            return lock(root).map(lock -> new DataDirectory(root, lock));
        } catch (IOException e) {
            throw new DataDirectoryException("cannot use the data directory " + directory + ": " + e, e);
        }
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Programs unpacked from a library: no data, so they stay when the directory is cleared. */
    public Path postgresPrograms() {
        return root.resolve(PROGRAMS);
    }

    /** The state stores and secrets of the services. */
    public Path services() {
        return services(root);
    }

    /** The same of the system in a directory, which another process may be using. */
    public static Path services(Path directory) {
        return directory.resolve("services");
    }

    /** The mail of a system that hands it to no mail server. */
    public Path mail() {
        return root.resolve("mail");
    }

    public Path log() {
        return root.resolve("log");
    }

    public Path root() {
        return root;
    }

    /** Deletes all data. Nothing may be running on it. */
    public void clear() {
        for (Path child : children(root)) {
            if (!KEPT_WHEN_CLEARED.contains(child.getFileName().toString())) {
                Directories.delete(child);
            }
        }
    }

    /** Gives the directory free for other systems. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock " + root, e);
        }
    }

    private static void requireOurs(Path root) throws IOException {
        Path marker = root.resolve(MARKER);
        if (children(root).isEmpty()) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(marker, LAYOUT);
        }
        try {
            requireLayout(root, Files.readString(marker).strip());
        } catch (NoSuchFileException e) {
            throw new DataDirectoryException(
                    "the directory " + root + " is not empty and was not made by Ordersaga (it has no file " + MARKER
                            + "): name another one with --data",
                    e);
        }
    }

    private static void requireLayout(Path root, String layout) {
        if (!layout.equals(LAYOUT)) {
            throw new DataDirectoryException("the data in " + root + " has '" + layout + "', but this version reads '"
                    + LAYOUT + "': name another directory with --data");
        }
    }

    private static Optional<FileChannel> lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static List<Path> children(Path root) {
        try (Stream<Path> children = Files.list(root)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }
}
