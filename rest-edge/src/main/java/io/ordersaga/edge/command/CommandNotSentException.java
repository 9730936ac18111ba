package io.ordersaga.edge.command;

/** The broker did not confirm a command in time; whether it was written is not known. Sending it again is harmless. */
public final class CommandNotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandNotSentException(String topic, Throwable cause) {
        super("no confirmation from topic " + topic, cause);
    }
}
