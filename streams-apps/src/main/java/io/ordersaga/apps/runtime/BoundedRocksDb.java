package io.ordersaga.apps.runtime;

import io.ordersaga.topology.stream.ShortLivedRows;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds what the stores of a process may take of its memory: Streams' defaults are 50 MiB of block cache and three memtables
 * of 16 MiB for each partition of each store. Has the places that {@linkplain ShortLivedRows short-lived rows} leave behind
 * cleaned away early. Given to Streams by class name; Streams makes one instance per store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long MEMTABLE_BYTES = 4L << 20;
    private static final int MEMTABLES = 2;

    /** Little, as deletions are passed over for as long as they lie in a memtable. */
    private static final long SHORT_LIVED_MEMTABLE_BYTES = 1L << 20;

    private static final long BLOCK_CACHE_BYTES = 64L << 20;

    /** Lets RocksDB choose into how many parts with a lock of their own the cache is divided. */
    private static final int SHARDS = -1;

    /** The part of the cache that blocks of rows do not push indexes and filters out of. */
    private static final double FOR_INDEXES_AND_FILTERS = 0.5;

    // One for all stores, so that those that are read get the memory that others do not need. It lives as long as the
    // process.
    private static final Cache BLOCK_CACHE = new LRUCache(BLOCK_CACHE_BYTES, SHARDS, false, FOR_INDEXES_AND_FILTERS);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (ShortLivedRows.areIn(storeName)) {
            // Deletions end in the last level, which universal compaction reaches only when files have doubled.
            options.setCompactionStyle(CompactionStyle.LEVEL);
            options.setWriteBufferSize(SHORT_LIVED_MEMTABLE_BYTES);
        } else {
            options.setWriteBufferSize(MEMTABLE_BYTES);
        }
        options.setMaxWriteBufferNumber(MEMTABLES);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(BLOCK_CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache is other stores' too.
    }
}
