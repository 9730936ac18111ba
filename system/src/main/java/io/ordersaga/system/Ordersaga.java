package io.ordersaga.system;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.InvalidSettingsException;
import io.ordersaga.connect.install.ConnectRefusedException;
import io.ordersaga.connect.install.WrongConfigurationException;
import io.ordersaga.system.cluster.BrokerCommand;
import io.ordersaga.system.cluster.ClusterCommand;
import io.ordersaga.system.cluster.ServiceCommand;
import io.ordersaga.system.cluster.WorkerCommand;
import io.ordersaga.system.local.PortTakenException;
import io.ordersaga.system.query.QueryCommand;
import io.ordersaga.system.shop.LocalServices;
import io.ordersaga.topics.log.TopicMismatchException;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "ordersaga",
        description = "An order management system whose every decision is made in Kafka Streams.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Ordersaga {
    private static final String LOOK_UP_AGAIN_S = "2";

    private Ordersaga() {}

    public static void main(String[] arguments) {
        // Whoever is restarted elsewhere keeps its name and gets another address.
        Security.setProperty("networkaddress.cache.ttl", LOOK_UP_AGAIN_S);
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            Map<String, String> environment = System.getenv();
            LocalServices services = new LocalServices(environment);
            return commandLine(services, services::administrator, environment).execute(arguments);
        } catch (InvalidSettingsException e) {
            System.err.println(e.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    /** @param administrators gives the administrator of the system in a data directory */
    static CommandLine commandLine(
            Services services, Function<Path, Account> administrators, Map<String, String> environment) {
        return new CommandLine(new Ordersaga())
                .addSubcommand(new UpCommand(services))
                .addSubcommand(new DemoCommand())
                .addSubcommand(new CommandLine(new ConnectCommand()).addSubcommand(new WorkerCommand(environment)))
                .addSubcommand(new TopicsCommand(environment))
                .addSubcommand(new TablesCommand(environment))
                .addSubcommand(new AuditCommand(administrators))
                .addSubcommand(QueryCommand.commandLine(administrators))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new ServiceCommand(environment))
                .addSubcommand(new ClusterCommand(environment))
                .addSubcommand(new BrokerCommand())
                // Last, since these are for those that are there.
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Ordersaga::report);
    }

    /** A message for people on the console; where it came from is for the log. */
    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(command.getColorScheme().errorText("Cannot go on: " + failure.getMessage()));
        return switch (failure) {
            case DataDirectoryException occupied -> ExitCode.OCCUPIED.number();
            case PortTakenException occupied -> {
                command.getErr()
                        .println(
                                command.getCommandSpec().optionsMap().containsKey("--port-offset")
                                        ? "--port-offset N moves all ports."
                                        : "--port and --peer-port choose others.");
                yield ExitCode.OCCUPIED.number();
            }
            case TopicMismatchException other -> {
                command.getErr()
                        .println(
                                command.getCommandSpec().optionsMap().containsKey("--partitions")
                                        ? "--partitions N stays what it was when the data was made."
                                        : "KAFKA_PARTITIONS stays what it was when the topics were made.");
                yield ExitCode.USAGE.number();
            }
            case InvalidSettingsException wrong -> ExitCode.USAGE.number();
            case WrongConfigurationException refused -> ExitCode.FAILED.number();
            case ConnectRefusedException refused -> ExitCode.FAILED.number();
            default -> {
                failure.printStackTrace(command.getErr());
                yield ExitCode.NOT_STARTED.number();
            }
        };
    }
}
