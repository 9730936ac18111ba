package io.ordersaga.connect.install;

/** A Connect cluster does not do what it was asked. The message is its own. */
public final class ConnectRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ConnectRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Whether the same request can succeed some time later, as nothing is wrong with it. */
    boolean isPassing() {
        return status == 409 || status >= 500;
    }
}
