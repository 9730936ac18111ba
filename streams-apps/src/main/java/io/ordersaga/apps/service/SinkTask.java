package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.SinkLag;

/** The look at the sinks as a part of their service. Whether they keep up says nothing about the service itself. */
record SinkTask(SinkLag lag) implements Service.Task {
    @Override
    public String name() {
        return "sinks";
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
    public void close() {
        lag.close();
    }
}
