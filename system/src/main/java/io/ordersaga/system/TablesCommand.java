package io.ordersaga.system;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.connect.install.DatabaseServer;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes databases and tables on a PostgreSQL server that runs elsewhere, before anything is copied into them. */
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the tables on a PostgreSQL server that runs elsewhere.")
final class TablesCommand {
    private static final String PASSWORD = "DATABASE_PASSWORD";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TablesCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = {
                "Creates the databases that are missing, and brings the tables of all to their newest version.",
                "The password comes from the environment variable " + PASSWORD + "."
            })
    int install(
            @Option(
                            names = "--databases",
                            paramLabel = "JDBC-URL",
                            required = true,
                            description =
                                    "Such as jdbc:postgresql://postgres:5432/{database}; {database} stands for each name.")
                    String databases,
            @Option(
                            names = "--user",
                            paramLabel = "NAME",
                            required = true,
                            description = "Owner of the tables, who may create databases.")
                    String user) {
        new DatabaseServer(access(databases, user)).install();
        spec.commandLine().getOut().println("The tables of " + ServiceDatabase.names() + " are there.");
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }

    private DatabaseAccess access(String databases, String user) {
        try {
            return new DatabaseAccess(databases, user, environment.getOrDefault(PASSWORD, ""));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
