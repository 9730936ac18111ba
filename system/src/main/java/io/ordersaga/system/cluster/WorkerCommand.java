package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.Brokers;
import io.ordersaga.apps.settings.InvalidSettingsException;
import io.ordersaga.apps.settings.ListenSettings;
import io.ordersaga.apps.settings.SettingsReader;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.LogFile;
import io.ordersaga.system.StopRequest;
import io.ordersaga.system.Version;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.sink.LoneWorker;
import io.ordersaga.system.sink.WorkerPlace;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a worker of a Kafka Connect cluster until somebody or a failure stops it. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs a Kafka Connect worker over brokers that run elsewhere, and restarts sinks that fail. Ctrl-C stops it.",
            "KAFKA_BOOTSTRAP_SERVERS, LISTEN_HOST and ADVERTISED_HOST come from the environment, and what a configuration names as"
                    + " $${env:DATABASE_...}."
        })
public final class WorkerCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "Where its REST interface listens (default: ${DEFAULT-VALUE}).")
    private int port = 8083;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:ordersaga.data:-data}/connect",
            description = "Where its log is; it keeps nothing else (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, String> environment;

    public WorkerCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        StopRequest stop = new StopRequest();
        stop.listenToSignals();
        try (DataDirectory kept = DataDirectory.claim(data)) {
            LogFile.in(kept.log());
            new LocalPort("Kafka Connect", port).requireFree();
            try (LoneWorker worker = new LoneWorker(place(), cause -> stop.failed("Kafka Connect", cause))) {
                worker.start();
                spec.commandLine().getOut().println(worker.name() + " is ready.");
                spec.commandLine().getOut().flush();
                stop.await();
            }
        }
        return stop.outcome().number();
    }

    /** @throws InvalidSettingsException naming every variable that is wrong */
    private WorkerPlace place() {
        SettingsReader reader = new SettingsReader(environment);
        Brokers brokers = Brokers.read(reader);
        ListenSettings listen = ListenSettings.read(reader);
        reader.complete();
        return new WorkerPlace(brokers.bootstrapServers(), listen, port);
    }
}
