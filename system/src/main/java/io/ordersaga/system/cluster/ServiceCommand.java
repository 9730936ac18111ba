package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.ProcessSettings;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.LogFile;
import io.ordersaga.system.StopRequest;
import io.ordersaga.system.Version;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.shop.LoneService;
import io.ordersaga.topics.log.TopicInstaller;
import io.ordersaga.topics.log.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one instance of one service until somebody or a failure stops it. */
@Command(
        name = "service",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs one instance of one service, over brokers that run elsewhere. Ctrl-C stops it.",
            "KAFKA_BOOTSTRAP_SERVERS, SERVICE_SECRET and the keys of tokens come from the environment."
        })
public final class ServiceCommand implements Callable<Integer> {
    private static final int PEER_DISTANCE = 10_000;
    private static final int INSTANCE_DISTANCE = 10;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "gateway, user-service, product-service, order-service, payment-service,"
                    + " notification-service or analytics-service.")
    private String name = "";

    @Option(
            names = "--instance",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which instance, 1 to 99; the same at every start (default: ${DEFAULT-VALUE}).")
    private int instance = 1;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it answers clients (default: the documented one, 10 more for each instance).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--peer-port",
            paramLabel = "PORT",
            description = "Where it answers other instances (default: 10000 more than --port).")
    private Optional<Integer> peerPort = Optional.empty();

    @Option(
            names = "--leave",
            description =
                    "When stopped, give its partitions to others at once: for an instance that will not come back.")
    private boolean leave;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:ordersaga.data:-data}/instances",
            description =
                    "Each instance keeps its stores and log in a folder of its own there (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, String> environment;

    public ServiceCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        LoneService.Instance which = which();
        StopRequest stop = new StopRequest();
        stop.listenToSignals();
        try (DataDirectory claimed =
                DataDirectory.claim(data.resolve(which.service().id() + "-" + which.name()))) {
            LogFile.in(claimed.log());
            LoneService service = new LoneService(which, environment);
            requirePorts(which);
            Path state = claimed.services().resolve("state");
            Directories.create(state);
            Directories.create(claimed.mail());
            installTopics(service.process());
            runUntil(stop, service.over(new LoneService.Folders(state, claimed.mail()), stop));
        }
        return stop.outcome().number();
    }

    private LoneService.Instance which() {
        ServiceName service = ServiceName.of(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no service " + name + "; there are "
                                + Arrays.stream(ServiceName.values())
                                        .map(ServiceName::id)
                                        .toList()));
        if (instance < 1 || instance > 99) {
            throw new ParameterException(spec.commandLine(), "--instance must be 1..99 but is " + instance);
        }
        int clients = port.orElse(port(service, instance));
        int peers = peerPort.orElse(clients + PEER_DISTANCE);
        return new LoneService.Instance(service, Integer.toString(instance), clients, peers, leave);
    }

    /** Where an instance answers clients unless something else is said. */
    static int port(ServiceName service, int instance) {
        return service.port() + INSTANCE_DISTANCE * (instance - 1);
    }

    private static void requirePorts(LoneService.Instance which) {
        new LocalPort(which.service().id(), which.port()).requireFree();
        if (which.service() != ServiceName.GATEWAY) {
            new LocalPort(which.service().id() + " for its peers", which.peerPort()).requireFree();
        }
    }

    private static void installTopics(ProcessSettings process) throws InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, process.bootstrapServers()))) {
            new TopicInstaller(process.partitions(), process.replicationFactor()).install(admin, Topics.ALL);
        }
    }

    private void runUntil(StopRequest stop, Part service) throws InterruptedException {
        try (service) {
            service.start();
            if (!stop.isMade()) {
                spec.commandLine().getOut().println(service.name() + " is ready.");
                spec.commandLine().getOut().flush();
            }
            stop.await();
        }
    }
}
