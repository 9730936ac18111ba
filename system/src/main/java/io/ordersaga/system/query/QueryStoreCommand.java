package io.ordersaga.system.query;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.edge.stores.StoreEdge;
import io.ordersaga.edge.table.Format;
import io.ordersaga.system.client.Links;
import io.ordersaga.system.client.ShopClient;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a store. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Reads one key of a store, or its entries in the order of their keys.")
final class QueryStoreCommand implements Runnable {
    private static final int MAX_LIMIT = 1000;

    @Parameters(index = "0", paramLabel = "STORE", description = "As `query stores` lists it.")
    private String store = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "Only what is held under this key.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only keys that begin with this text.")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--from", paramLabel = "KEY", description = "Only from this key on.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TEXT", description = "Only keys that sort before this text.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many entries, 1 to " + MAX_LIMIT + " (default: 50).")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--all", description = "Page after page to the end; not as json.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.NDJSON;

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Function<Path, Account> users;

    QueryStoreCommand(Function<Path, Account> users) {
        this.users = users;
    }

    @Override
    public void run() {
        if (all && format == Format.JSON) {
            throw new ParameterException(spec.commandLine(), "--all needs --format ndjson or csv");
        }
        if (all && limit.isPresent()) {
            throw new ParameterException(spec.commandLine(), "either --all or --limit, not both");
        }
        if (key.isPresent() && Stream.of(prefix, from, to, limit).anyMatch(Optional::isPresent)) {
            throw new ParameterException(
                    spec.commandLine(), "either KEY, or --prefix, --from, --to and --limit, not both");
        }
        ShopClient client = target.client(users);
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> path = Optional.of(firstPath());
        Optional<String> header = Optional.empty();
        while (path.isPresent()) {
            HttpResponse<Stream<String>> answer = target.ask(client, path.get(), format.mediaType());
            try (Stream<String> body = answer.body()) {
                header = print(body.toList(), header, out);
            }
            path = Links.next(answer.headers()).filter(more -> all);
        }
        out.flush();
    }

    private String firstPath() {
        String path = StoreEdge.PATH + "/" + Target.encoded(store);
        if (key.isPresent()) {
            return path + "/" + Target.encoded(key.get());
        }
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        parameters.put("prefix", prefix);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put(
                "limit",
                limit.or(() -> Optional.of(MAX_LIMIT).filter(most -> all)).map(String::valueOf));
        return Target.path(path, parameters);
    }

    /** Prints a page, of a later page without its header. @return the header of CSV */
    private Optional<String> print(List<String> lines, Optional<String> header, PrintWriter out) {
        if (format != Format.CSV || header.isEmpty()) {
            lines.forEach(out::println);
            return lines.stream().findFirst();
        }
        if (!lines.getFirst().equals(header.get())) {
            throw new IllegalStateException(
                    "a page has other columns than the first: " + lines.getFirst() + "; --format ndjson has none");
        }
        lines.stream().skip(1).forEach(out::println);
        return header;
    }
}
