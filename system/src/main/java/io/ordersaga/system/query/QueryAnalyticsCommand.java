package io.ordersaga.system.query;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.edge.table.Format;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks what was counted. */
@Command(
        name = "analytics",
        mixinStandardHelpOptions = true,
        description =
                "Asks what was counted: orders-by-status, revenue, top-products, failures, saga-duration or funnel.")
final class QueryAnalyticsCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "QUESTION", description = "One of those.")
    private String question = "";

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description = "Parameters of the question, such as by=day, from=2026-11-01T00:00:00Z, category=Books, n=5.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.JSON;

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Function<Path, Account> users;

    QueryAnalyticsCommand(Function<Path, Account> users) {
        this.users = users;
    }

    @Override
    public void run() {
        Map<String, Optional<String>> asked = new LinkedHashMap<>();
        parameters.forEach((name, value) -> asked.put(name, Optional.of(value)));
        String path = Target.path("/api/analytics/" + Target.encoded(question), asked);
        PrintWriter out = spec.commandLine().getOut();
        try (Stream<String> lines =
                target.ask(target.client(users), path, format.mediaType()).body()) {
            lines.forEach(out::println);
        }
        out.flush();
    }
}
