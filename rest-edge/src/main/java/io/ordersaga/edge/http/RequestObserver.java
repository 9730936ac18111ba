package io.ordersaga.edge.http;

/** Hears of every answered request, on the thread that ends the answer. It must not block and must not throw. */
public interface RequestObserver {
    void answered(Answered request);
}
