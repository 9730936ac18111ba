package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.apps.settings.ShopSettings;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.LogFile;
import io.ordersaga.system.MigratedTables;
import io.ordersaga.system.PortOffset;
import io.ordersaga.system.Ports;
import io.ordersaga.system.StopRequest;
import io.ordersaga.system.Version;
import io.ordersaga.system.part.Beside;
import io.ordersaga.system.part.InOrder;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.postgres.PostgresOptions;
import io.ordersaga.system.postgres.PostgresServer;
import io.ordersaga.system.shop.DemoAccounts;
import io.ordersaga.system.shop.DemoCatalogue;
import io.ordersaga.system.sink.SinkOptions;
import io.ordersaga.system.sink.SinkWorker;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Several brokers and several instances of each service on this machine, to see what happens when some of them end. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs a cluster on this machine, for trying out what happens when parts of it end.")
public final class ClusterCommand {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ClusterCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** How many of each. */
    static final class Size {
        @Option(
                names = "--instances",
                paramLabel = "N",
                defaultValue = "3",
                description = "Of each service, 1 to 9 (default: ${DEFAULT-VALUE}).")
        private int instances = 3;

        @Option(
                names = "--scale",
                paramLabel = "SERVICE=N",
                description = "Another number of instances of one service. Can be given for several.")
        private Map<String, Integer> scale = new TreeMap<>();

        @Option(
                names = "--brokers",
                paramLabel = "N",
                defaultValue = "3",
                description = "1 to 5; three or more keep three copies of everything (default: ${DEFAULT-VALUE}).")
        private int brokers = 3;

        @Option(
                names = "--partitions",
                paramLabel = "N",
                defaultValue = "6",
                description = "Of every topic, 1 to 100, for ever (default: ${DEFAULT-VALUE}).")
        private int partitions = 6;

        Shape shape() {
            Map<ServiceName, Integer> others = new EnumMap<>(ServiceName.class);
            scale.forEach((name, number) -> others.put(serviceCalled(name), number));
            return new Shape(instances, others, brokers, partitions);
        }

        private static ServiceName serviceCalled(String name) {
            return ServiceName.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("--scale: there is no service " + name));
        }
    }

    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = {
                "Starts brokers, PostgreSQL, Kafka Connect, the instances of every service and a gateway. Ctrl-C stops all.",
                "Each process writes its id and output into DIR/processes, and is started again when it is killed."
            })
    int up(
            @Mixin Size size,
            @Mixin PortOffset offset,
            @Option(names = "--fresh", description = "Delete the data of earlier runs first.") boolean fresh,
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            defaultValue = "${sys:ordersaga.data:-data}-cluster",
                            description = "Directory of all that the cluster keeps (default: ${DEFAULT-VALUE}).")
                    Path data)
            throws InterruptedException {
        Shape shape = shape(size);
        ShopSettings settings = ShopSettings.read(environment);
        StopRequest stop = new StopRequest();
        stop.listenToSignals();
        try (DataDirectory claimed = DataDirectory.claim(data)) {
            LogFile.in(claimed.log());
            if (fresh) {
                PostgresServer.stopOrphan(claimed.postgres());
                claimed.clear();
            }
            ChildProcess.forget(claimed.root().resolve("processes"));
            Optional<DemoAccounts> demo =
                    settings.admin().isPresent() ? Optional.empty() : Optional.of(DemoAccounts.in(claimed.services()));
            Account admin =
                    settings.admin().or(() -> demo.map(DemoAccounts::admin)).orElseThrow();
            ClusterPorts ports = new ClusterPorts(offset.ports(), shape.brokers());
            ClusterParts parts = new ClusterParts(claimed, ports, shape);
            try (Part everything = everything(claimed, ports, parts, admin, demo, stop)) {
                everything.start();
                introduce(offset.ports(), demo);
                stop.await();
            }
        }
        return stop.outcome().number();
    }

    private Shape shape(Size size) {
        try {
            return size.shape();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static Part everything(
            DataDirectory data,
            ClusterPorts ports,
            ClusterParts parts,
            Account admin,
            Optional<DemoAccounts> demo,
            StopRequest stop) {
        Ports all = ports.ports();
        PostgresServer postgres = new PostgresServer(
                new PostgresOptions(data.postgres(), data.postgresPrograms(), all.postgres(), ServiceDatabase.names()));
        Beside tables =
                new Beside(new InOrder("PostgreSQL with tables", List.of(postgres, new MigratedTables(postgres))));
        List<Part> inOrder = new ArrayList<>(List.of(tables, parts.brokers()));
        inOrder.addAll(parts.services(admin));
        inOrder.add(parts.gateway(admin));
        inOrder.add(new DemoCatalogue(
                URI.create("http://" + all.gateway().address()), admin, demo.map(DemoAccounts::customer)));
        inOrder.add(tables.awaited());
        inOrder.add(new SinkWorker(
                new SinkOptions(ports.bootstrapServers(), all.connect(), postgres.access()),
                cause -> stop.failed("Kafka Connect", cause)));
        return new InOrder("cluster", inOrder);
    }

    private void introduce(Ports ports, Optional<DemoAccounts> demo) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "The cluster is ready. Ctrl-C stops it.%n  Shop        http://%s%n",
                ports.gateway().address());
        demo.ifPresent(accounts -> accounts.introduce(out));
        out.flush();
    }
}
