package io.ordersaga.edge.config;

/** A configuration repository that cannot be served. Names the file, and the position where there is one. */
public final class InvalidRepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRepositoryException(String message) {
        super(message);
    }

    InvalidRepositoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
