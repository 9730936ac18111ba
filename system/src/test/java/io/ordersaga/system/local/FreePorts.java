package io.ordersaga.system.local;

import io.ordersaga.system.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ports that nothing listens on at this moment. */
public final class FreePorts {
    private static final int TRIES = 100;

    private FreePorts() {}

    public static LocalPort one(String use) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LocalPort(use, socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An offset whose ports are all free, below those that outgoing connections take. */
    public static Ports system() {
        return IntStream.range(0, TRIES)
                .map(attempt -> 10 * ThreadLocalRandom.current().nextInt(1_000, 2_300))
                .mapToObj(Ports::new)
                .filter(FreePorts::areFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean areFree(Ports ports) {
        List<LocalPort> grounds = List.of(ports.broker(), ports.controller(), ports.postgres(), ports.connect());
        return Stream.concat(ports.http().stream(), grounds.stream()).allMatch(FreePorts::isFree);
    }

    private static boolean isFree(LocalPort port) {
        try {
            port.requireFree();
            return true;
        } catch (PortTakenException e) {
            return false;
        }
    }
}
