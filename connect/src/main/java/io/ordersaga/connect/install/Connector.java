package io.ordersaga.connect.install;

import java.util.Map;

/**
 * A connector as a Connect cluster is told of it.
 *
 * @param configuration may hold a password, so it is not to be shown
 */
public record Connector(String name, Map<String, String> configuration) {
    public Connector {
        configuration = Map.copyOf(configuration);
    }

    @Override
    public String toString() {
        return name;
    }
}
