package io.ordersaga.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompactionStyle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class BoundedRocksDbTest {
    private static final int MIB = 1 << 20;

    @BeforeAll
    static void loadNativeCode() {
        RocksDB.loadLibrary();
    }

    @Test
    void shouldCleanUpBehindShortLivedRows() {
        try (Options options = optionsOf("order-deadlines")) {
            assertThat(options.compactionStyle()).isEqualTo(CompactionStyle.LEVEL);
            assertThat(options.writeBufferSize()).isEqualTo(MIB);
        }
    }

    @Test
    void shouldCompactOtherStoresAsStreamsDoes() {
        try (Options options = optionsOf("orders")) {
            assertThat(options.compactionStyle()).isEqualTo(CompactionStyle.UNIVERSAL);
            assertThat(options.writeBufferSize()).isEqualTo(4 * MIB);
        }
    }

    @Test
    void shouldKeepIndexesInTheBoundedCache() {
        try (Options options = optionsOf("orders")) {
            BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();

            assertThat(table.cacheIndexAndFilterBlocks()).isTrue();
        }
    }

    /** As Streams hands them over. */
    private static Options optionsOf(String store) {
        Options options = new Options().setCompactionStyle(CompactionStyle.UNIVERSAL);
        options.setTableFormatConfig(new BlockBasedTableConfig());
        new BoundedRocksDb().setConfig(store, options, Map.of());
        return options;
    }
}
