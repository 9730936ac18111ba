package io.ordersaga.system;

/**
 * Where a system runs.
 *
 * @param data holds all it keeps; the caller closes it after the system
 * @param fresh whether what an earlier run left there is deleted first
 */
public record SystemOptions(DataDirectory data, boolean fresh, Ports ports) {}
