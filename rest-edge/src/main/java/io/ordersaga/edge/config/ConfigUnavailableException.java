package io.ordersaga.edge.config;

/** The config server gave no settings; nothing may start without them. Names the server and says why. */
public final class ConfigUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigUnavailableException(String message) {
        super(message);
    }

    ConfigUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
