package io.ordersaga.topology.stream;

/**
 * A record that no decision can be taken about. It is thrown before the record has changed anything, so that the record can
 * be passed over and kept in the dead letters; {@link DeadLetterProcessing} does so.
 */
public final class UndecidableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecidableRecordException(String reason) {
        super(reason);
    }

    public UndecidableRecordException(RuntimeException cause) {
        super(cause.getClass().getSimpleName() + " in a decision", cause);
    }
}
