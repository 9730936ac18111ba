package io.ordersaga.system.part;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Parts of which each needs those before it: started one after the other, closed in reverse. */
public final class InOrder implements Part {
    private final String name;
    private final List<Part> parts;
    private final Deque<Part> begun = new ArrayDeque<>();

    public InOrder(String name, List<Part> parts) {
        this.name = name;
        this.parts = List.copyOf(parts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws InterruptedException {
        for (Part part : parts) {
            begun.push(part);
            TimedStart.of(part);
        }
    }

    @Override
    public void close() {
        Failures failures = new Failures();
        while (!begun.isEmpty()) {
            failures.during(begun.pop()::close);
        }
        failures.throwFirst();
    }
}
