package io.ordersaga.edge.store;

/**
 * A row of a listing.
 *
 * @param place its index key; listing on after it continues with the next row
 */
public record Listed<R>(String place, R row) {}
