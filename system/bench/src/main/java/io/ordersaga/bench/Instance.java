package io.ordersaga.bench;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.client.ShopClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An instance of a service of a running {@code cluster up}.
 *
 * @param cluster it belongs to
 * @param number from 1
 */
record Instance(Cluster cluster, ServiceName service, int number) {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(5);
    private static final int DISTANCE = 10;

    /**
     * A running {@code cluster up}.
     *
     * @param data directory of it
     * @param offset of its ports
     */
    record Cluster(Path data, int offset) {

        URI gateway() {
            return URI.create("http://127.0.0.1:" + (ServiceName.GATEWAY.port() + offset));
        }

        /** Where the processes leave their output. */
        Path processes() {
            return data.resolve("processes");
        }

        Instance orderService(int number) {
            return new Instance(this, ServiceName.ORDERS, number);
        }

        /** The first instance of every service but the gateway, then the second of each that has one, and so on. */
        List<Instance> instances() {
            List<Instance> instances = new ArrayList<>();
            for (int number = 1; number <= DISTANCE; number++) {
                for (ServiceName service : ServiceName.values()) {
                    Instance instance = new Instance(this, service, number);
                    if (service != ServiceName.GATEWAY && Files.exists(instance.processId())) {
                        instances.add(instance);
                    }
                }
            }
            return instances;
        }
    }

    /** As the cluster names its process. */
    String name() {
        return service.id() + "-" + number;
    }

    int port() {
        return service.port() + DISTANCE * (number - 1) + cluster.offset();
    }

    /** Where it answers clients. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The process that the cluster has started. */
    ProcessHandle process() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(processId()).strip()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("no such cluster runs in " + cluster.data(), e);
        }
    }

    private Path processId() {
        return cluster.processes().resolve(name() + ".pid");
    }

    /** Asks it to stop, which the cluster answers by starting it again, and waits until it is back. */
    void restart() throws InterruptedException {
        awaitReturn(ProcessHandle::destroy);
    }

    /** Kills it, which the cluster answers alike, and waits until it is back. */
    void kill() throws InterruptedException {
        awaitReturn(ProcessHandle::destroyForcibly);
    }

    private void awaitReturn(Consumer<ProcessHandle> ending) throws InterruptedException {
        ProcessHandle before = process();
        ending.accept(before);
        before.onExit().join();
        awaitReady();
    }

    void awaitReady() throws InterruptedException {
        ShopClient client = ShopClient.of(address());
        long deadline = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        while (!isReady(client)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(name() + " is not ready");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isReady(ShopClient client) {
        try {
            return client.get("/health/ready").isSuccess();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
