package io.ordersaga.system.shop;

/** How a service, or its settings, are made when it starts: the settings are fetched, which can be interrupted. */
interface Making<T> {
    T make() throws InterruptedException;
}
