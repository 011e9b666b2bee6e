package dev.whence.store.rocksdb;

import java.nio.charset.StandardCharsets;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;

/// The column families.
enum Column {
    /// Position to the bytes of a [dev.whence.log.StoredDecision].
    DECISIONS,
    /// Fingerprint of a criterion and first position of a [PostingList], to the others of the list.
    TERMS,
    /// Id of a decision to its position.
    IDS,
    /// Fingerprint of an idempotency key to the position of the decision that claimed it.
    KEYS,
    /// Key of a tile of the Merkle tree to its hashes, and [LogTiles#HEAD] to the tree's head.
    TILES;

    private static final int DECISION_BLOCK_BYTES = 16 << 10;
    private static final int INDEX_BLOCK_BYTES = 4 << 10;
    private static final int BLOOM_BITS = 10;
    private static final int FAST_ZSTD = 1;
    private static final int BUFFERS = 3;
    private static final long TABLE_FILE_BYTES = 64L << 20;

    byte[] columnName() {
        return name().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }

    /// The options, and with them all that must be closed after the store.
    ///
    /// Indexes and filters of table files are kept in small parts. As a whole, the filter of a million keys is
    /// larger than a shard of the cache, and would be read again from its file for each key that is looked up.
    ColumnFamilyOptions options(RocksDbSettings settings, Cache cache, NativeResources resources) {
        ColumnFamilyOptions options = resources
                .add(new ColumnFamilyOptions())
                .setMaxWriteBufferNumber(BUFFERS)
                .setWriteBufferSize((long) settings.writeBufferMegabytes() << 20)
                .setTargetFileSizeBase(TABLE_FILE_BYTES);
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(INDEX_BLOCK_BYTES)
                .setPinTopLevelIndexAndFilter(true);
        switch (this) {
            case DECISIONS -> decisions(options, table, resources);
            case TERMS -> termIndex(options, table, resources);
            case IDS, KEYS -> uniqueIndex(options, table, resources);
            case TILES -> options.setCompressionType(CompressionType.NO_COMPRESSION);
        }
        return options.setTableFormatConfig(table);
    }

    /// Decisions are written in the order of their keys: table files never overlap and are moved between levels,
    /// not rewritten, as long as all levels have the same compression.
    private static void decisions(ColumnFamilyOptions options, BlockBasedTableConfig table, NativeResources resources) {
        table.setBlockSize(DECISION_BLOCK_BYTES);
        options.setCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setCompressionOptions(resources.add(new CompressionOptions()).setLevel(FAST_ZSTD));
    }

    /// Filters know the terms of each table file, so that looking for one opens only the files that have it.
    private static void termIndex(ColumnFamilyOptions options, BlockBasedTableConfig table, NativeResources resources) {
        table.setBlockSize(INDEX_BLOCK_BYTES)
                .setFilterPolicy(resources.add(new BloomFilter(BLOOM_BITS)))
                .setWholeKeyFiltering(false);
        options.useFixedLengthPrefixExtractor(Fingerprint.BYTES)
                .setMemtablePrefixBloomSizeRatio(0.05)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    private static void uniqueIndex(
            ColumnFamilyOptions options, BlockBasedTableConfig table, NativeResources resources) {
        table.setBlockSize(INDEX_BLOCK_BYTES).setFilterPolicy(resources.add(new BloomFilter(BLOOM_BITS)));
        options.setMemtableWholeKeyFiltering(true)
                .setMemtablePrefixBloomSizeRatio(0.05)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
    }
}
