package io.ordersaga.system;

/** Is told when a part of a running system has failed for good. */
public interface FailureListener {
    /**
     * Asks for the end of the system and returns at once. Called from any thread, any number of times.
     *
     * @param part as people call it
     */
    void failed(String part, Throwable cause);
}
