package io.ordersaga.bench;

import io.ordersaga.system.client.ShopClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds and takes away instances of a cluster's order service while clients read and write through random ones of them. */
@Command(
        name = "storm",
        mixinStandardHelpOptions = true,
        description = {
            "Takes the order service of a running `ordersaga cluster up --instances 1` from one instance to three, back to one and"
                    + " to three again, while each client asks a random instance with every request.",
            "Ends with 1 if any answer was wrong: an order that its client does not find at once, an older version than it has"
                    + " seen before, or an error other than 503; or if in the end an order that was accepted has not ended, or"
                    + " stock is missing. Needs Linux, as it reads /proc."
        })
public final class Storm implements Callable<Integer> {
    private static final Range CLIENTS = new Range("--clients", 1, 200);
    private static final Range ROUNDS = new Range("--rounds", 1, 100);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(2);

    @Option(names = "--port-offset", defaultValue = "0", description = "of the cluster (default ${DEFAULT-VALUE})")
    private int offset;

    @Option(names = "--data", defaultValue = "data-cluster", description = "of the cluster (default ${DEFAULT-VALUE})")
    private Path data = Path.of("data-cluster");

    @Option(names = "--clients", defaultValue = "10", description = "1..200 (default ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--rounds",
            defaultValue = "2",
            description = "from one to three, 1..100 (default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "of the clients' choices (default ${DEFAULT-VALUE})")
    private long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private long wrong;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Storm()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CLIENTS.require(clients, spec);
        ROUNDS.require(rounds, spec);
        Instance.Cluster cluster = new Instance.Cluster(data, offset);
        Customers customers = new Customers(ShopClient.of(cluster.gateway()), "storm", PAUSE);
        asked.add(cluster.orderService(1).address());
        try (Copies copies = new Copies(cluster);
                customers) {
            for (int i = 0; i < clients; i++) {
                Random choices = new Random(seed + i);
                customers.come(() -> customers.customer().at(asked.get(choices.nextInt(asked.size()))));
            }
            rage(copies, customers);
        }
        Customers.Outcome outcome = customers.outcome();
        System.out.println(outcome.line());
        return wrong == 0 && outcome.isSound() ? 0 : 1;
    }

    private URI address(int instance) {
        return new Instance.Cluster(data, offset).orderService(instance).address();
    }

    private void rage(Copies copies, Customers customers) throws InterruptedException {
        System.out.printf("seed %d%n%-18s %s%n", seed, "instances", Witness.Seen.HEADER);
        tell("1", customers);
        for (int round = 0; round < rounds; round++) {
            if (round > 0) {
                takeAway(copies, 3);
                tell("3 to 2", customers);
                takeAway(copies, 2);
                tell("2 to 1", customers);
            }
            add(copies, 2);
            tell("1 to 2", customers);
            add(copies, 3);
            tell("2 to 3", customers);
        }
    }

    private void add(Copies copies, int instance) throws InterruptedException {
        copies.start(instance);
        asked.add(address(instance));
    }

    private void takeAway(Copies copies, int instance) throws InterruptedException {
        asked.remove(address(instance));
        // Who has chosen it already is answered before it stops.
        TimeUnit.SECONDS.sleep(LAST_REQUESTS.toSeconds());
        copies.stop(instance);
    }

    private void tell(String instances, Customers customers) throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLING.toSeconds());
        Witness.Seen seen = customers.seen();
        System.out.printf("%-18s %s%n", instances, seen.line());
        wrong += seen.faults();
    }
}
