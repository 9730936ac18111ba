package io.ordersaga.system.simulation.task;

import io.ordersaga.system.simulation.broker.Transaction;

/** Whoever runs tasks: the thread of an instance. */
public interface Host {
    /** What its clock shows, in milliseconds since the epoch. */
    long clock();

    /** The transaction in which all its tasks write; begun if there is none. */
    Transaction transaction();
}
