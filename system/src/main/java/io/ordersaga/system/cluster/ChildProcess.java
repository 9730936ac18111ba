package io.ordersaga.system.cluster;

import io.ordersaga.system.local.Directories;
import io.ordersaga.system.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of this program as a part of the system. It is started again whenever it ends by itself or is killed, until the
 * part is closed: whoever runs a cluster in earnest has a supervisor that does so.
 */
final class ChildProcess implements Part {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final Duration BEFORE_RESTART = Duration.ofMillis(500);

    /** The command line, which no other class may name. */
    private static final String MAIN = "io.ordersaga.system.Ordersaga";

    private final Program program;
    private volatile Optional<Process> running = Optional.empty();
    private volatile boolean closing;

    /**
     * What to run.
     *
     * @param arguments of the command line, without the program itself
     * @param megabytes of heap at most
     * @param folder where its output and its process id are written, as files of its name
     */
    record Program(String name, List<String> arguments, int megabytes, Map<String, String> environment, Path folder) {
        Program {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        Path output() {
            return folder.resolve(name + ".out");
        }

        Path pid() {
            return folder.resolve(name + ".pid");
        }
    }

    ChildProcess(Program program) {
        this.program = program;
    }

    /** Makes the folder, without the process ids of an earlier run, which may have had more processes. */
    static void forget(Path folder) {
        Directories.create(folder);
        try (DirectoryStream<Path> ids = Files.newDirectoryStream(folder, "*.pid")) {
            for (Path id : ids) {
                Files.delete(id);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }

    @Override
    public String name() {
        return program.name();
    }

    /** Returns when the process says that it is ready. */
    @Override
    public void start() throws InterruptedException {
        Process process = run();
        long deadline = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        while (!isReady()) {
            if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        program.name() + " did not become ready; " + program.output() + " says why");
            }
        }
    }

    private boolean isReady() {
        try {
            return Files.readString(program.output()).contains("is ready.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Process run() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(program.output().toFile()));
            builder.environment().putAll(program.environment());
            Process process = builder.start();
            running = Optional.of(process);
            Files.writeString(program.pid(), Long.toString(process.pid()));
            var unused = process.onExit().thenAccept(this::ended);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + program.name(), e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + program.megabytes() + "m",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        command.addAll(1, inherited());
        command.addAll(program.arguments());
        return command;
    }

    /** What this JVM lets libraries do, which depends on its version, and its archive of classes. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> Stream.of(
                                "--enable-native-access", "--sun-misc-unsafe", "-XX:SharedArchiveFile", "-Xlog:cds")
                        .anyMatch(argument::startsWith))
                .toList();
    }

    private void ended(Process process) {
        if (!closing) {
            LOG.warn("{} ended with {} and is started again", program.name(), process.exitValue());
            Thread.ofVirtual().start(this::runAgain);
        }
    }

    private void runAgain() {
        try {
            Thread.sleep(BEFORE_RESTART);
            runUnlessClosing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void runUnlessClosing() {
        if (!closing) {
            run();
        }
    }

    @Override
    public void close() {
        beginClosing();
        running.ifPresent(ChildProcess::stop);
    }

    /** From then on no process is started. */
    private synchronized void beginClosing() {
        closing = true;
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
