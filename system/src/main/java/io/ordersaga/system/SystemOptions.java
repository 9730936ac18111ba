package io.ordersaga.system;

import java.nio.file.Path;

/**
 * Where a system runs.
 *
 * @param data directory of all it keeps; made when missing
 * @param fresh whether what an earlier run left there is deleted first
 */
public record SystemOptions(Path data, boolean fresh, Ports ports) {}
