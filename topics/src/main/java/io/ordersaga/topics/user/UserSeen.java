package io.ordersaga.topics.user;

/** What a client has seen of an account that it wants to change, if it wants it unchanged until then. */
public record UserSeen(String firstName, String lastName, Role role) {}
