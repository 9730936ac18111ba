package io.ordersaga.edge.http;

/** Which budget of requests a route draws on. */
public enum RateClass {
    AUTH,
    READ,
    WRITE
}
