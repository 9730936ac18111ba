package io.ordersaga.apps.runtime;

/** Hears that a service cannot go on and that its process should end. */
public interface FailureHandler {
    /** Called from any thread; returns at once. */
    void failed(String service, Throwable cause);
}
