package io.ordersaga.system;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.postgres.PostgresServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/** One connection to each of the services' databases, opened when it is first needed. Used by one thread. */
final class DatabasePools implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final LocalPort server;
    private final Map<ServiceDatabase, HikariDataSource> pools = new EnumMap<>(ServiceDatabase.class);

    /** @param server where another process has started it */
    DatabasePools(LocalPort server) {
        this.server = server;
    }

    /** @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException if the database cannot be reached */
    DataSource of(ServiceDatabase database) {
        return pools.computeIfAbsent(database, this::open);
    }

    private HikariDataSource open(ServiceDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(database.databaseName());
        config.setDataSource(PostgresServer.database(server, database.databaseName()));
        config.setMaximumPoolSize(1);
        config.setReadOnly(true);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
