package io.ordersaga.edge.store;

import java.util.Optional;

/**
 * How much one instance has of a partition.
 *
 * @param entries about so many; RocksDB does not count
 * @param lag how many records of its changelog it has not read; empty if it owns the partition and is current
 */
public record PartitionSize(int partition, long entries, Optional<Long> lag) {}
