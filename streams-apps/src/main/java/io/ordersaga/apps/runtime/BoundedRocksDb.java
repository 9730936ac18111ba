package io.ordersaga.apps.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds what each store partition may take of the process's memory: Streams' defaults are 50 MiB of block cache and three
 * memtables of 16 MiB for each. Given to Streams by class name; Streams makes one instance per store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long MEMTABLE_BYTES = 4L << 20;
    private static final int MEMTABLES = 2;
    private static final long BLOCK_CACHE_BYTES = 4L << 20;

    private @Nullable Cache blockCache;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(MEMTABLE_BYTES);
        options.setMaxWriteBufferNumber(MEMTABLES);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        blockCache = new LRUCache(BLOCK_CACHE_BYTES);
        table.setBlockCache(blockCache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        if (blockCache != null) {
            blockCache.close();
        }
    }
}
