package io.ordersaga.system.local;

/** A part cannot start because another process has its port, or the port is not for this user. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTakenException(LocalPort port, Throwable cause) {
        super(
                "port " + port.number() + " on " + LocalPort.HOST + ", wanted for the " + port.use()
                        + ", cannot be had: " + cause.getMessage(),
                cause);
    }
}
