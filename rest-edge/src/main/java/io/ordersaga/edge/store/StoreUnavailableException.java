package io.ordersaga.edge.store;

/** Nobody can answer for a store right now: it is being restored or moved. Asking again shortly will help. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String store) {
        super("store " + store + " cannot be queried now");
    }

    public StoreUnavailableException(String store, Throwable cause) {
        super("store " + store + " cannot be queried now", cause);
    }
}
