package io.ordersaga.system;

import io.ordersaga.connect.install.ConnectCluster;
import io.ordersaga.connect.install.Connector;
import io.ordersaga.connect.install.ConnectorStatus;
import io.ordersaga.connect.install.Connectors;
import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.connect.install.Installation;
import io.ordersaga.topics.log.TableSink;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Puts the sinks into a Kafka Connect cluster of its own process, and looks after them there. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Installs the connectors that fill PostgreSQL in a Kafka Connect cluster, and looks after them.")
final class ConnectCommand {
    private static final String PASSWORD = "CONNECT_DATABASE_PASSWORD";

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "http://127.0.0.1:8083",
            description = "REST interface of a Connect worker (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8083");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = {
                "Makes each connector what it should be; those that are so already are left alone.",
                "The password comes from the environment variable " + PASSWORD + "; it may be a reference that a"
                        + " configuration provider of the cluster resolves."
            })
    int install(
            @Option(
                            names = "--databases",
                            paramLabel = "JDBC-URL",
                            required = true,
                            description =
                                    "Such as jdbc:postgresql://postgres:5432/{database}; {database} stands for each name.")
                    String databases,
            @Option(names = "--user", paramLabel = "NAME", required = true, description = "Owner of the tables.")
                    String user)
            throws InterruptedException {
        List<Connector> connectors = Connectors.of(access(databases, user));
        PrintWriter out = spec.commandLine().getOut();
        new Installation(cluster())
                .install(connectors)
                .forEach((name, change) ->
                        out.printf("%-20s %s%n", name, change.name().toLowerCase(Locale.ROOT)));
        out.flush();
        return ExitCode.OK.number();
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Prints how each sink is; fails if one does not copy.")
    int status() {
        List<ConnectorStatus> found = cluster().statuses();
        boolean allRun = true;
        PrintWriter out = spec.commandLine().getOut();
        for (TableSink sink : TableSink.ALL) {
            Optional<ConnectorStatus> status =
                    found.stream().filter(one -> one.name().equals(sink.name())).findFirst();
            allRun &= status.filter(ConnectorStatus::isRunning).isPresent();
            out.printf(
                    "%-20s %s%n", sink.name(), status.map(ConnectCommand::line).orElse("not installed"));
        }
        out.flush();
        return (allRun ? ExitCode.OK : ExitCode.FAILED).number();
    }

    @Command(name = "restart", mixinStandardHelpOptions = true, description = "Restarts every sink with its tasks.")
    int restart() {
        ConnectCluster cluster = cluster();
        TableSink.ALL.forEach(sink -> cluster.restart(sink.name()));
        return ExitCode.OK.number();
    }

    private ConnectCluster cluster() {
        return new ConnectCluster(url);
    }

    private DatabaseAccess access(String databases, String user) {
        try {
            return new DatabaseAccess(
                    databases,
                    user,
                    Optional.ofNullable(System.getenv(PASSWORD)).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String line(ConnectorStatus status) {
        return status.states() + status.reason().map(reason -> "  " + reason).orElse("");
    }
}
