package io.ordersaga.bench;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.client.ShopClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills the instances of a cluster's order service one after another while clients read and write, and tells what they saw. */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        description = {
            "Kills instances of the order service of a running `ordersaga cluster up`, one after another, while clients place"
                    + " orders and read them.",
            "Ends with 1 if any answer was wrong: no order where there is one, an older one, or an error other than 503; or if"
                    + " in the end an order that was accepted has not ended, or stock is missing."
        })
public final class Failover implements Callable<Integer> {
    private static final Range KILLS = new Range("--kills", 1, 100);
    private static final Range CLIENTS = new Range("--clients", 1, 200);
    private static final Range PAUSE = new Range("--pause-ms", 1, 60_000);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Option(names = "--port-offset", defaultValue = "0", description = "of the cluster (default ${DEFAULT-VALUE})")
    private int offset;

    @Option(names = "--data", defaultValue = "data-cluster", description = "of the cluster (default ${DEFAULT-VALUE})")
    private Path data = Path.of("data-cluster");

    @Option(names = "--kills", defaultValue = "10", description = "1..100 (default ${DEFAULT-VALUE})")
    private int kills;

    @Option(
            names = "--restart",
            description = "Instead of killing, ask every instance of every service to stop and wait until it is back.")
    private boolean restart;

    @Option(names = "--clients", defaultValue = "20", description = "1..200 (default ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--pause-ms",
            defaultValue = "50",
            description = "of each client after each request, 1..60000 (default ${DEFAULT-VALUE})")
    private long pause;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Failover()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        KILLS.require(kills, spec);
        CLIENTS.require(clients, spec);
        PAUSE.require(pause, spec);
        Instance.Cluster cluster = new Instance.Cluster(data, offset);
        Customers customers = new Customers(ShopClient.of(cluster.gateway()), "failover", Duration.ofMillis(pause));
        long wrong;
        try (customers) {
            for (int i = 0; i < clients; i++) {
                customers.come(customers::customer);
            }
            wrong = disturb(cluster, customers);
        }
        Customers.Outcome outcome = customers.outcome();
        System.out.println(outcome.line());
        return wrong == 0 && outcome.isSound() ? 0 : 1;
    }

    private long disturb(Instance.Cluster cluster, Customers customers) throws InterruptedException {
        warmUp(customers);
        System.out.printf("%-24s %s%n", restart ? "restarted" : "killed", Witness.Seen.HEADER);
        long wrong = tell("(nothing)", customers);
        for (Instance instance : restart ? cluster.instances() : killed(cluster)) {
            if (restart) {
                instance.restart();
            } else {
                instance.kill();
            }
            wrong += tell(instance.name(), customers);
        }
        return wrong;
    }

    /** The instances of the order service by turns. */
    private List<Instance> killed(Instance.Cluster cluster) {
        List<Instance> candidates = cluster.instances().stream()
                .filter(instance -> instance.service() == ServiceName.ORDERS)
                .toList();
        return IntStream.range(0, kills)
                .mapToObj(kill -> candidates.get(kill % candidates.size()))
                .toList();
    }

    private static void warmUp(Customers customers) throws InterruptedException {
        TimeUnit.SECONDS.sleep(WARM_UP.toSeconds());
        var unused = customers.seen();
    }

    private static long tell(String what, Customers customers) throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLING.toSeconds());
        Witness.Seen seen = customers.seen();
        System.out.printf("%-24s %s%n", what, seen.line());
        return seen.faults();
    }
}
