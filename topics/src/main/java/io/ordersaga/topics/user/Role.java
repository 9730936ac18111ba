package io.ordersaga.topics.user;

/** What a user may do. The names are part of the HTTP contract and of the wire format. */
public enum Role {
    USER,
    ANALYST,
    ADMIN
}
