package io.ordersaga.system.query;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.system.Version;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a running system what analysts may know. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Asks the state stores and the analytics of a running system.",
            "The user is that of ADMIN_EMAIL and ADMIN_PASSWORD, which may be an analyst, or the demo administrator in the data"
                    + " directory."
        })
public final class QueryCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private QueryCommand() {}

    /** @param users gives who asks, by the data directory of the system */
    public static CommandLine commandLine(Function<Path, Account> users) {
        return new CommandLine(new QueryCommand())
                .addSubcommand(new QueryStoresCommand(users))
                .addSubcommand(new QueryStoreCommand(users))
                .addSubcommand(new QueryAnalyticsCommand(users));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
