package io.ordersaga.system.cluster;

import io.ordersaga.system.Ports;
import io.ordersaga.system.local.LocalPort;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ports of a cluster's brokers: those of a system in one JVM for the first, ten more for each that follows.
 *
 * @param ports of the system
 * @param brokers how many
 */
public record ClusterPorts(Ports ports, int brokers) {
    private static final int DISTANCE = 10;

    /** Where clients reach a broker, 1 to the number of brokers. */
    public LocalPort clients(int node) {
        return moved(ports.broker(), node);
    }

    /** The controllers, in the order of their brokers. */
    public List<LocalPort> controllers() {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(node -> moved(ports.controller(), node))
                .toList();
    }

    /** What clients are told. */
    public String bootstrapServers() {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(node -> clients(node).address())
                .collect(Collectors.joining(","));
    }

    private static LocalPort moved(LocalPort first, int node) {
        return new LocalPort(first.use() + " " + node, first.number() + DISTANCE * (node - 1));
    }
}
