package io.ordersaga.system;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the whole system and keeps it running until somebody or a failure stops it. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Starts the whole system: broker, PostgreSQL and all services in one process. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:ordersaga.data:-data}",
            description = "Directory of all that the system keeps (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of every topic, 1 to 100, for ever (default: ${DEFAULT-VALUE}).")
    private int partitions = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Services services;

    @Mixin
    private PortOffset offset = new PortOffset();

    UpCommand(Services services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        StopRequest stop = new StopRequest();
        stop.listenToSignals();
        try (DataDirectory claimed = DataDirectory.claim(data)) {
            LogFile.in(claimed.log());
            runUntil(stop, options(claimed));
        }
        return stop.outcome().number();
    }

    private SystemOptions options(DataDirectory claimed) {
        try {
            return new SystemOptions(claimed, fresh, offset.ports(), partitions);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void runUntil(StopRequest stop, SystemOptions options) throws InterruptedException {
        try (EmbeddedSystem system = EmbeddedSystem.start(options, services, stop)) {
            if (!stop.isMade()) {
                printReady(system.ground());
            }
            stop.await();
        }
    }

    private void printReady(Ground ground) {
        double seconds = (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "Ready after %.1f s. Ctrl-C stops.%n", seconds);
        out.printf("  Kafka       %s%n", ground.bootstrapServers());
        out.printf(
                "  PostgreSQL  %s (user postgres)%n", ground.ports().postgres().address());
        out.printf("  Data        %s%n", ground.data().root());
        services.introduce(ground, out);
        out.flush();
    }
}
