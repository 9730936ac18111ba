package io.ordersaga.system.e2e;

import io.ordersaga.system.Ordersaga;
import io.ordersaga.system.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A whole system in a process of its own, to be ended by signals. */
final class ShopProcess implements AutoCloseable {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;
    private final Ports ports;

    private ShopProcess(Process process, Path output, Ports ports) {
        this.process = process;
        this.output = output;
        this.ports = ports;
    }

    /** Returns when the process says that it is ready. */
    static ShopProcess start(Path directory, Ports ports) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output-", ".txt");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Ordersaga.class.getName(),
                "up",
                "--data",
                directory.resolve("data").toString(),
                "--port-offset",
                Integer.toString(ports.offset()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(System.getProperty("user.dir")))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Half of the orders wait out a restart, and must not fail for that.
        builder.environment().put("SAGA_RESERVATION_TIMEOUT_MS", "300000");
        builder.environment().put("SAGA_PAYMENT_TIMEOUT_MS", "300000");
        builder.environment().put("ADMIN_EMAIL", Shop.ADMIN_EMAIL);
        builder.environment().put("ADMIN_PASSWORD", Shop.ADMIN_PASSWORD);
        ShopProcess shop = new ShopProcess(builder.start(), output, ports);
        shop.awaitReady();
        return shop;
    }

    Shop shop() {
        return new Shop(URI.create("http://" + ports.gateway().address()));
    }

    /** What Ctrl-C does, but for the signal's name; returns the exit code. */
    int terminate() {
        process.destroy();
        return awaitEnd();
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }

    private int awaitEnd() {
        return process.onExit()
                .orTimeout(DEFINITELY_TOO_SLOW.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        while (!Files.readString(output).contains("Ready after")) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the process did not become ready: " + Files.readString(output));
            }
        }
    }
}
