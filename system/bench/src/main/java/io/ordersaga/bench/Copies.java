package io.ordersaga.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * More instances of the one order service of a running cluster: run as the first one is, with its environment, which is read
 * from {@code /proc}, but under numbers, ports and directories of their own. Not safe for use by many threads.
 */
final class Copies implements AutoCloseable {
    private final Instance.Cluster cluster;
    private final Map<Integer, Process> running = new TreeMap<>();

    Copies(Instance.Cluster cluster) {
        this.cluster = cluster;
    }

    /** Starts an instance and waits until it is ready. */
    void start(int instance) throws InterruptedException {
        ProcessHandle first = cluster.orderService(1).process();
        try {
            ProcessBuilder copy = new ProcessBuilder(command(first, instance));
            copy.environment().clear();
            copy.environment().putAll(environment(first));
            File output =
                    cluster.processes().resolve("copy-" + instance + ".log").toFile();
            copy.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output));
            running.put(instance, copy.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run another instance", e);
        }
        cluster.orderService(instance).awaitReady();
    }

    /** Asks an instance to stop, which leaves its group, and waits for its end. */
    void stop(int instance) throws InterruptedException {
        Process process = Objects.requireNonNull(running.remove(instance), "not running");
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        running.values().forEach(Process::destroy);
        running.values().forEach(process -> process.onExit().join());
    }

    private List<String> command(ProcessHandle first, int instance) {
        List<String> command = new ArrayList<>(List.of(first.info().command().orElseThrow()));
        Stream.of(first.info().arguments().orElseThrow())
                .map(argument -> switch (argument) {
                    case "--instance=1" -> "--instance=" + instance;
                    case String port
                    when port.startsWith("--port=") ->
                        "--port=" + cluster.orderService(instance).port();
                    default -> argument;
                })
                .forEach(command::add);
        command.add("--leave");
        return command;
    }

    private static Map<String, String> environment(ProcessHandle process) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        String all = Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"), UTF_8);
        Arrays.stream(all.split("\0"))
                .map(entry -> entry.split("=", 2))
                .forEach(pair -> environment.put(pair[0], pair[1]));
        return environment;
    }
}
