package io.ordersaga.connect.table;

/** A row that its table does not take. The message says where and why, and quotes nothing of the row. */
public final class RowRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param path of the value in the row's JSON, from {@code $} */
    public RowRefusedException(String path, String reason) {
        super(path + ": " + reason);
    }

    /** @param path of the value in the row's JSON, from {@code $} */
    public RowRefusedException(String path, String reason, Throwable cause) {
        super(path + ": " + reason, cause);
    }
}
