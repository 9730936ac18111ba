package io.ordersaga.topology.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each value a number, counting from 0, so that much that is made of values can be compared fast. */
final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int of(T value) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    boolean contains(T value) {
        return numbers.containsKey(value);
    }

    T get(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }
}
