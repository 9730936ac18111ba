package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.BrokerCheck;

/** The check of the broker as a part of a service: without a broker it is not ready, but a restart would not help. */
record BrokerTask(BrokerCheck check) implements Service.Task {
    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void start() {
        // It asks when it is asked.
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public boolean isReady() {
        return check.isReachable();
    }

    @Override
    public void close() {
        check.close();
    }
}
