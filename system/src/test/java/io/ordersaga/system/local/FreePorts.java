package io.ordersaga.system.local;

import io.ordersaga.system.Ports;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports that nothing listens on at this moment and that no other test of this JVM was given, as tests run side by side. They
 * lie below those that the operating system gives to outgoing connections.
 */
public final class FreePorts {
    private static final int TRIES = 200;
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    public static LocalPort one(String use) {
        return given(() -> new LocalPort(use, between(10_000, 32_000)), List::of);
    }

    /** An offset whose ports are all free. */
    public static Ports system() {
        return given(() -> new Ports(10 * between(1_000, 2_300)), FreePorts::all);
    }

    private static int between(int first, int end) {
        return ThreadLocalRandom.current().nextInt(first, end);
    }

    private static synchronized <T> T given(Supplier<T> candidates, Function<T, List<LocalPort>> ports) {
        return Stream.generate(candidates)
                .limit(TRIES)
                .filter(candidate -> take(ports.apply(candidate)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no free ports found"));
    }

    private static boolean take(List<LocalPort> ports) {
        Set<Integer> numbers = ports.stream().map(LocalPort::number).collect(Collectors.toSet());
        return Collections.disjoint(GIVEN, numbers)
                && ports.stream().allMatch(FreePorts::isFree)
                && GIVEN.addAll(numbers);
    }

    private static List<LocalPort> all(Ports ports) {
        List<LocalPort> grounds = List.of(ports.broker(), ports.controller(), ports.postgres(), ports.connect());
        return Stream.concat(ports.http().stream(), grounds.stream()).toList();
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
