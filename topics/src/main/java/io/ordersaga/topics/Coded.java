package io.ordersaga.topics;

/** An enumeration constant that has a written name of its own on the wire, so that renaming the constant breaks nothing. */
public interface Coded {
    String code();
}
