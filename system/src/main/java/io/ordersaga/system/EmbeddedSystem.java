package io.ordersaga.system;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.broker.BrokerOptions;
import io.ordersaga.system.broker.Coordinators;
import io.ordersaga.system.broker.EmbeddedBroker;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.AtOnce;
import io.ordersaga.system.part.Beside;
import io.ordersaga.system.part.InOrder;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.postgres.PostgresOptions;
import io.ordersaga.system.postgres.PostgresServer;
import io.ordersaga.system.sink.SinkOptions;
import io.ordersaga.system.sink.SinkWorker;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole system in this JVM: the broker and beside it what needs none, then the services in their order, beside them
 * PostgreSQL, and then Kafka Connect. It installs no signal handler and ends no JVM, so that tests can start, stop and start it again.
 */
public final class EmbeddedSystem implements AutoCloseable {
    private final Ground ground;
    private final Part everything;

    private EmbeddedSystem(Ground ground, Part everything) {
        this.ground = ground;
        this.everything = everything;
    }

    /**
     * Returns when every part does its work. Otherwise all that had begun is closed.
     *
     * @throws io.ordersaga.system.local.PortTakenException if a port is taken
     */
    public static EmbeddedSystem start(SystemOptions options, Services services, FailureListener failures)
            throws InterruptedException {
        options.ports().http().forEach(LocalPort::requireFree);
        if (options.fresh()) {
            clear(options.data());
        }
        EmbeddedSystem system = of(options, services, failures);
        try {
            system.everything.start();
        } catch (Throwable e) {
            system.closeAfter(e);
            throw e;
        }
        return system;
    }

    public Ground ground() {
        return ground;
    }

    /** Closes Kafka Connect, then the services in reverse order, then the broker and PostgreSQL. */
    @Override
    public void close() {
        everything.close();
    }

    private static EmbeddedSystem of(SystemOptions options, Services services, FailureListener failures) {
        DataDirectory data = options.data();
        Ports ports = options.ports();
        EmbeddedBroker broker =
                new EmbeddedBroker(BrokerOptions.alone(data.broker(), ports.broker(), ports.controller()));
        PostgresServer postgres = new PostgresServer(new PostgresOptions(
                data.postgres(), data.postgresPrograms(), ports.postgres(), ServiceDatabase.names()));
        Beside coordinators = new Beside(new Coordinators(broker));
        Beside tables =
                new Beside(new InOrder("PostgreSQL with tables", List.of(postgres, new MigratedTables(postgres))));
        Ground ground = new Ground(ports, data, new Databases(postgres, tables), options.partitions(), failures);
        List<Part> apart = new ArrayList<>(services.apart(ground));
        apart.add(new InOrder(
                "Kafka broker with topics",
                List.of(broker, coordinators, new InstalledTopics(broker, options.partitions()))));
        List<Part> parts = new ArrayList<>(List.of(tables, new AtOnce("first parts", apart)));
        parts.addAll(services.on(ground));
        parts.add(coordinators.awaited());
        parts.add(tables.awaited());
        // Last, so that it takes nothing from those who are waited for.
        parts.add(new SinkWorker(
                new SinkOptions(ports.broker().address(), ports.connect(), postgres.access()),
                cause -> failures.failed("Kafka Connect", cause)));
        return new EmbeddedSystem(ground, new InOrder("system", parts));
    }

    private static void clear(DataDirectory data) {
        PostgresServer.stopOrphan(data.postgres());
        data.clear();
    }

    private void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
