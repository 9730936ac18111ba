package io.ordersaga.bench;

import io.ordersaga.system.client.ShopClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The instances of the order service of a running {@code cluster up}.
 *
 * @param data of the cluster
 * @param offset of its ports
 */
record OrderServices(Path data, int offset) {
    static final String NAME = "order-service";
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(5);
    private static final int FIRST_PORT = 3003;
    private static final int DISTANCE = 10;

    int port(int instance) {
        return FIRST_PORT + DISTANCE * (instance - 1) + offset;
    }

    /** Where an instance answers clients. */
    URI address(int instance) {
        return URI.create("http://127.0.0.1:" + port(instance));
    }

    /** The process of one that the cluster has started. */
    ProcessHandle process(int instance) {
        try {
            String pid = Files.readString(processes().resolve(NAME + "-" + instance + ".pid"));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("no such cluster runs in " + data, e);
        }
    }

    /** Where the cluster's processes leave their output. */
    Path processes() {
        return data.resolve("processes");
    }

    void awaitReady(int instance) throws InterruptedException {
        ShopClient service = ShopClient.of(address(instance));
        long deadline = System.nanoTime() + DEFINITELY_TOO_SLOW.toNanos();
        while (!isReady(service)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(NAME + "-" + instance + " is not ready");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isReady(ShopClient service) {
        try {
            return service.get("/health/ready").isSuccess();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
