package io.ordersaga.system.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.function.Supplier;

/** Secrets that a system makes for itself at its first start and keeps: a file that only its user can read. */
public final class SecretFile {
    private final Path file;

    public SecretFile(Path file) {
        this.file = file;
    }

    /** What a secret file holds. */
    public record Secrets(Path file, Properties values) {

        /** @throws IllegalStateException if the file does not hold it: an empty secret would be none */
        public String get(String name) {
            String value = values.getProperty(name, "");
            if (value.isEmpty()) {
                throw new IllegalStateException(file + " does not hold " + name);
            }
            return value;
        }

        /** Never the values: this text may reach a log. */
        @Override
        public String toString() {
            return "Secrets[" + file + "]";
        }
    }

    /** What the file holds; if there is none yet, it is written first, as a whole or not at all. */
    public Secrets readOrCreate(Supplier<Properties> secrets) {
        try {
            if (!Files.exists(file)) {
                write(secrets.get());
            }
            Properties read = new Properties();
            try (var input = Files.newInputStream(file)) {
                read.load(input);
            }
            return new Secrets(file, read);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep secrets in " + file, e);
        }
    }

    private void write(Properties secrets) throws IOException {
        Files.createDirectories(file.getParent());
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = Files.createTempFile(file.getParent(), "secret", ".tmp", ownerOnly);
        try (var output = Files.newOutputStream(unfinished)) {
            secrets.store(output, null);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
