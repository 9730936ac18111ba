package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.ServiceName;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a cluster consists of.
 *
 * @param instances of each service, 1 to 9
 * @param scale where another number of instances is wanted, 1 to 9; none for the gateway, of which there is one
 * @param brokers 1 to 5
 * @param partitions of every topic, for ever
 */
record Shape(int instances, Map<ServiceName, Integer> scale, int brokers, int partitions) {
    private static final int MOST_INSTANCES = 9;
    private static final int MOST_BROKERS = 5;
    private static final int MOST_PARTITIONS = 100;

    /** @throws IllegalArgumentException naming the number that is out of range */
    Shape {
        scale = Map.copyOf(scale);
        requireWithin("instances", instances, MOST_INSTANCES);
        scale.forEach((service, number) -> requireWithin("scale " + service.id(), number, MOST_INSTANCES));
        if (scale.containsKey(ServiceName.GATEWAY)) {
            throw new IllegalArgumentException(
                    "--scale " + ServiceName.GATEWAY.id() + " is not possible: there is one");
        }
        requireWithin("brokers", brokers, MOST_BROKERS);
        requireWithin("partitions", partitions, MOST_PARTITIONS);
    }

    /** How many instances a service has. */
    int instances(ServiceName service) {
        return service == ServiceName.GATEWAY ? 1 : scale.getOrDefault(service, instances);
    }

    /** How many instances the service with the most has. */
    int mostInstances() {
        return Stream.concat(Stream.of(instances), scale.values().stream())
                .max(Integer::compare)
                .orElseThrow();
    }

    /** How many other instances keep a copy of each store. */
    int copies(ServiceName service) {
        return Math.min(1, instances(service) - 1);
    }

    private static void requireWithin(String what, int number, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("--" + what + " must be 1.." + most + " but is " + number);
        }
    }
}
