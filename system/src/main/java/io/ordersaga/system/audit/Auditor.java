package io.ordersaga.system.audit;

import io.ordersaga.system.audit.books.Outcome;

/** Makes audits of one system, each going on from what the one before has read. Used by one thread. */
public interface Auditor extends AutoCloseable {
    /** The outcome, when everything is right or has been wrong for long enough. */
    Outcome run() throws InterruptedException;

    @Override
    void close();
}
