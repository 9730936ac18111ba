package io.ordersaga.system.e2e;

import io.ordersaga.system.Ports;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.local.PortTakenException;
import java.util.Random;
import java.util.stream.Stream;

/** Finds ports for a system. They lie below those that the operating system gives to outgoing connections. */
final class FreePorts {
    private static final int STEP = 20;
    private static final int FIRST = 1_000;
    private static final int COUNT = 1_000;
    private static final int TRIES = 200;

    private FreePorts() {}

    static Ports find() {
        long seed = ProcessHandle.current().pid() ^ System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            Ports ports = new Ports(FIRST + STEP * random.nextInt(COUNT));
            if (areFree(ports)) {
                return ports;
            }
        }
        throw new AssertionError("no free ports found, seed " + seed);
    }

    private static boolean areFree(Ports ports) {
        try {
            Stream.concat(
                            ports.http().stream(),
                            Stream.of(ports.postgres(), ports.broker(), ports.controller(), ports.connect()))
                    .forEach(LocalPort::requireFree);
            return true;
        } catch (PortTakenException e) {
            return false;
        }
    }
}
