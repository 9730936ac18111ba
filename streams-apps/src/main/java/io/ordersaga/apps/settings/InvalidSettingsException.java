package io.ordersaga.apps.settings;

import java.util.List;

/** The configuration is wrong; nothing may start with it. Names every wrong key with its value and what is allowed. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(List<String> mistakes) {
        super("invalid configuration: " + String.join("; ", mistakes));
    }
}
