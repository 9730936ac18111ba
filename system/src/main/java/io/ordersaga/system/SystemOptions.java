package io.ordersaga.system;

/**
 * Where a system runs, and how.
 *
 * @param data holds all it keeps; the caller closes it after the system
 * @param fresh whether what an earlier run left there is deleted first
 * @param partitions of every topic, 1 to 100; for ever, as each topic's data is spread over them
 */
public record SystemOptions(DataDirectory data, boolean fresh, Ports ports, int partitions) {
    private static final int MOST_PARTITIONS = 100;

    /** @throws IllegalArgumentException naming the number that is out of range */
    public SystemOptions {
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            throw new IllegalArgumentException("--partitions must be 1.." + MOST_PARTITIONS + " but is " + partitions);
        }
    }
}
