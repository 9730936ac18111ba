package io.ordersaga.system.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.edge.stores.StoreEdge;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the stores. */
@Command(
        name = "stores",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the stores that can be read, with about how many entries each has, and the instances that keep its partitions:",
            "the owner first, then those with a copy and how many records each is behind."
        })
final class QueryStoresCommand implements Runnable {
    private static final String LINE = "%-32s %-22s %-8s %10s  %s%n";

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Function<Path, Account> users;

    QueryStoresCommand(Function<Path, Account> users) {
        this.users = users;
    }

    @Override
    public void run() {
        JsonNode stores = target.client(users).get(StoreEdge.PATH).orThrow();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(LINE, "STORE", "SERVICE", "KIND", "ENTRIES", "KEY");
        for (JsonNode store : stores) {
            out.printf(
                    LINE,
                    store.path("name").asText(),
                    store.path("service").asText(),
                    store.path("kind").asText(),
                    entries(store),
                    store.path("keyForm").asText());
            store.path("partitions").forEach(partition -> printPlaces(partition, out));
        }
        out.flush();
    }

    /** As the owners say; a dash if one of them does not say. */
    private static String entries(JsonNode store) {
        long sum = 0;
        for (JsonNode partition : store.path("partitions")) {
            JsonNode owner = partition.path("hosts").path(0);
            if (!owner.has("entries")) {
                return "-";
            }
            sum += owner.path("entries").asLong();
        }
        return Long.toString(sum);
    }

    private static void printPlaces(JsonNode partition, PrintWriter out) {
        List<String> places = new ArrayList<>();
        for (JsonNode host : partition.path("hosts")) {
            String lag = host.has("lag") ? ", " + host.path("lag").asLong() + " behind" : "";
            String silent = host.has("entries") ? "" : ", does not answer";
            places.add(host.path("host").asText() + " (" + host.path("role").asText() + lag + silent + ")");
        }
        out.printf(
                "  %3d  %s%n",
                partition.path("partition").asInt(), places.stream().collect(Collectors.joining(", ")));
    }
}
