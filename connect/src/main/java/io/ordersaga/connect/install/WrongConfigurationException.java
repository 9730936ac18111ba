package io.ordersaga.connect.install;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Connectors do not take their configurations; nothing was installed. */
public final class WrongConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param mistakes by the connector's name, in the connector's words */
    WrongConfigurationException(Map<String, List<String>> mistakes) {
        super(mistakes.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join("; ", entry.getValue()))
                .collect(Collectors.joining(System.lineSeparator())));
    }
}
