package io.ordersaga.system;

import io.ordersaga.system.broker.BrokerFailure;

/** How the process ends. The numbers are part of the command line's contract. */
public enum ExitCode {
    /** Stopped because somebody asked for it, or the work is done. */
    OK(0),
    /** A part that ran has failed. */
    FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** A part did not start. */
    NOT_STARTED(3),
    /** A port or the data directory cannot be had. */
    OCCUPIED(4),
    /** The broker has failed. */
    BROKER_FAILED(BrokerFailure.EXIT_CODE),
    /** Stopping took too long, so the process was halted. */
    HALTED(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** As the operating system is told. */
    public int number() {
        return number;
    }
}
