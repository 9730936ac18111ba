package io.ordersaga.system.audit.books;

/**
 * Something that is not as it must be.
 *
 * @param check what was asked
 * @param id what it is about
 * @param detail what must be, and what is
 */
public record Finding(Check check, String id, String detail) {}
