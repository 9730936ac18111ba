package io.ordersaga.topics.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The written wire name of every record of one sealed family. A name is for ever: records that carry it lie in topics and
 * stores. Renaming the Java type changes nothing on the wire.
 */
public final class WireTypes<T> {
    private final Class<T> family;
    private final Map<String, Class<? extends T>> types;
    private final Map<Class<?>, String> names;

    private WireTypes(Class<T> family, Map<String, Class<? extends T>> types) {
        this.family = family;
        this.types = Map.copyOf(types);
        this.names = new HashMap<>();
        types.forEach((name, type) -> names.put(type, name));
        if (names.size() != types.size() || !names.keySet().equals(leaves(family))) {
            throw new IllegalArgumentException("every record of " + family.getSimpleName() + " needs one wire name");
        }
    }

    public static <T> Builder<T> of(Class<T> family) {
        return new Builder<>(family);
    }

    public Class<T> family() {
        return family;
    }

    public Set<String> names() {
        return types.keySet();
    }

    public String nameOf(T value) {
        return nameOf(value.getClass());
    }

    /** @throws IllegalArgumentException if the type is not of this family */
    public String nameOf(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type + " is not a " + family.getSimpleName());
        }
        return name;
    }

    /** @throws IllegalArgumentException if no record of this family has that name */
    public Class<? extends T> typeOf(String name) {
        Class<? extends T> type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("unknown type of " + family.getSimpleName());
        }
        return type;
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        Set<Class<?>> leaves = new HashSet<>();
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                leaves.addAll(leaves(permitted));
            }
        } else {
            leaves.add(type);
        }
        return leaves;
    }

    /** Collects the names of a family. */
    public static final class Builder<T> {
        private final Class<T> family;
        private final Map<String, Class<? extends T>> types = new LinkedHashMap<>();

        private Builder(Class<T> family) {
            this.family = family;
        }

        /** @throws IllegalArgumentException if the name is taken */
        public Builder<T> with(String name, Class<? extends T> type) {
            if (types.putIfAbsent(name, type) != null) {
                throw new IllegalArgumentException("wire name given twice: " + name);
            }
            return this;
        }

        /** @throws IllegalArgumentException if a record of the family has no name, or two */
        public WireTypes<T> build() {
            return new WireTypes<>(family, types);
        }
    }
}
