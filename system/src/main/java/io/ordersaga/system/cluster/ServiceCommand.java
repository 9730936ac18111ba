package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.ConfigProcessSettings;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.InstalledTopics;
import io.ordersaga.system.LogFile;
import io.ordersaga.system.StopRequest;
import io.ordersaga.system.Version;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.shop.ConfigServerPart;
import io.ordersaga.system.shop.LoneService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
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
            "KAFKA_BOOTSTRAP_SERVERS, SERVICE_SECRET and the keys of tokens come from the environment; of the config server, which"
                    + " needs no brokers, CONFIG_SERVER_SECRET."
        })
public final class ServiceCommand implements Callable<Integer> {
    private static final String CONFIG_SERVER = "config-server";
    private static final int CONFIG_SERVER_PORT = 8888;
    private static final int PEER_DISTANCE = 10_000;
    private static final int INSTANCE_DISTANCE = 10;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "gateway, user-service, product-service, order-service, payment-service,"
                    + " notification-service, analytics-service or config-server.")
    private String name = "";

    @Option(
            names = "--instance",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "Which instance, 1 to 99; the same at every start (default: ${DEFAULT-VALUE}).",
                "auto: the first whose folder no other instance uses."
            })
    private String instance = "1";

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
        StopRequest stop = new StopRequest();
        stop.listenToSignals();
        return name.equals(CONFIG_SERVER) ? runConfigServer(stop) : runService(service(), stop);
    }

    private int runService(ServiceName service, StopRequest stop) throws InterruptedException {
        try (InstanceFolder folder = claim(service)) {
            DataDirectory kept = folder.directory();
            LogFile.in(kept.log());
            LoneService.Instance which = which(service, folder.number());
            LoneService lone = new LoneService(which, environment);
            requirePorts(which);
            Path state = kept.services().resolve("state");
            Directories.create(state);
            Directories.create(kept.mail());
            InstalledTopics.on(lone.process().brokers());
            runUntil(stop, lone.over(new LoneService.Folders(state, kept.mail()), stop));
        }
        return stop.outcome().number();
    }

    private int runConfigServer(StopRequest stop) throws InterruptedException {
        try (DataDirectory kept = DataDirectory.claim(data.resolve(CONFIG_SERVER))) {
            LogFile.in(kept.log());
            ConfigProcessSettings settings = ConfigProcessSettings.of(environment);
            LocalPort listening = new LocalPort(CONFIG_SERVER, port.orElse(CONFIG_SERVER_PORT));
            listening.requireFree();
            HostInfo self = new HostInfo(settings.listen().host(), listening.number());
            runUntil(stop, new ConfigServerPart(self, settings.server(), settings.tokens()));
        }
        return stop.outcome().number();
    }

    private ServiceName service() {
        return ServiceName.of(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no service " + name + "; there are "
                                + Stream.concat(
                                                Arrays.stream(ServiceName.values())
                                                        .map(ServiceName::id),
                                                Stream.of(CONFIG_SERVER))
                                        .toList()));
    }

    private InstanceFolder claim(ServiceName service) {
        if (instance.equals("auto")) {
            return InstanceFolder.claimFirstFree(data, service);
        }
        if (!instance.matches("[1-9][0-9]?")) {
            throw new ParameterException(
                    spec.commandLine(), "--instance must be 1.." + InstanceFolder.MOST + " or auto but is " + instance);
        }
        return InstanceFolder.claim(data, service.id(), Integer.parseInt(instance));
    }

    private LoneService.Instance which(ServiceName service, int number) {
        int clients = port.orElse(port(service, number));
        int peers = peerPort.orElse(clients + PEER_DISTANCE);
        return new LoneService.Instance(service, Integer.toString(number), clients, peers, leave);
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
