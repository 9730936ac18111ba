package io.ordersaga.system;

import io.ordersaga.apps.settings.Brokers;
import io.ordersaga.topics.log.Topics;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the topics on brokers that run elsewhere, before any service starts. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after the topics on brokers that run elsewhere.")
final class TopicsCommand {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TopicsCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = {
                "Creates the topics that are missing. One that is there with other partitions is refused, and nothing is changed.",
                "KAFKA_BOOTSTRAP_SERVERS, KAFKA_PARTITIONS and KAFKA_REPLICATION_FACTOR come from the environment."
            })
    int install() throws InterruptedException {
        Brokers brokers = Brokers.of(environment);
        InstalledTopics.on(brokers);
        spec.commandLine()
                .getOut()
                .println(Topics.ALL.size() + " topics of " + brokers.partitions() + " partitions are there.");
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }
}
