package io.ordersaga.system.cluster;

/**
 * What a cluster consists of.
 *
 * @param instances of each service, 1 to 9
 * @param brokers 1 to 5
 * @param partitions of every topic, for ever
 */
record Shape(int instances, int brokers, int partitions) {
    private static final int MOST_INSTANCES = 9;
    private static final int MOST_BROKERS = 5;
    private static final int MOST_PARTITIONS = 100;

    /** @throws IllegalArgumentException naming the number that is out of range */
    Shape {
        requireWithin("instances", instances, MOST_INSTANCES);
        requireWithin("brokers", brokers, MOST_BROKERS);
        requireWithin("partitions", partitions, MOST_PARTITIONS);
    }

    /** How many other instances keep a copy of each store. */
    int copies() {
        return Math.min(1, instances - 1);
    }

    private static void requireWithin(String what, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("--" + what + " must be 1.." + most + " but is " + number);
        }
    }
}
