package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.RevocationFeed;

/** The feed of token revocations as a part of a service: without it the service must not go on. */
record RevocationTask(RevocationFeed feed) implements Service.Task {
    @Override
    public String name() {
        return "token-revocations";
    }

    @Override
    public void start() {
        feed.start();
    }

    @Override
    public boolean isAlive() {
        return feed.isAlive();
    }

    @Override
    public boolean isReady() {
        return feed.isReady();
    }

    @Override
    public void close() {
        feed.close();
    }
}
