package io.ordersaga.topology.view.user;

import io.ordersaga.topics.Email;

/** What an account says of its person. */
public record Person(Email email, String firstName, String lastName) {}
