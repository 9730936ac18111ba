package io.ordersaga.apps.service;

import io.ordersaga.apps.worker.Worker;

/** A worker as a part of its service. */
record WorkerTask(String name, Worker<?, ?, ?> worker) implements Service.Task {
    @Override
    public void start() {
        worker.start();
    }

    @Override
    public boolean isAlive() {
        return worker.isAlive();
    }

    @Override
    public void close() {
        worker.close();
    }
}
