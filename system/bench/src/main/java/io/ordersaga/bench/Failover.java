package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills the instances of a cluster's order service one after another while clients read and write, and tells what they saw. */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        description = {
            "Kills instances of the order service of a running `ordersaga cluster up`, one after another, while clients place"
                    + " orders and read them.",
            "Ends with 1 if any answer was wrong: no order where there is one, an older one, or an error other than 503."
        })
public final class Failover implements Callable<Integer> {
    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Option(names = "--port-offset", defaultValue = "0", description = "of the cluster (default ${DEFAULT-VALUE})")
    private int offset;

    @Option(names = "--data", defaultValue = "data-cluster", description = "of the cluster (default ${DEFAULT-VALUE})")
    private Path data = Path.of("data-cluster");

    @Option(names = "--instances", defaultValue = "3", description = "of the cluster, 1..9 (default ${DEFAULT-VALUE})")
    private int instances;

    @Option(names = "--kills", defaultValue = "10", description = "1..100 (default ${DEFAULT-VALUE})")
    private int kills;

    @Option(names = "--clients", defaultValue = "20", description = "1..200 (default ${DEFAULT-VALUE})")
    private int clients;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Failover()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        ShopClient shop = ShopClient.of(URI.create("http://127.0.0.1:" + (3000 + offset)));
        ShopClient admin = shop.loggedIn(Bench.environment("ADMIN_EMAIL"), Bench.environment("ADMIN_PASSWORD"));
        JsonNode order = Bench.orderOfTwo(Bench.product(admin, "Failover one"), Bench.product(admin, "Failover two"));
        ShopClient customer = shop.registered("failover-" + UUID.randomUUID() + "@example.org", "password123");
        List<Witness> witnesses = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Witness witness = new Witness(() -> customer, order);
            witnesses.add(witness);
            Thread.ofVirtual().start(witness);
        }
        try {
            return killAll(witnesses);
        } finally {
            witnesses.forEach(Witness::stop);
        }
    }

    private int killAll(List<Witness> witnesses) throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLING.toSeconds());
        OrderServices services = new OrderServices(data, offset);
        Witness.Seen quiet = Witness.Seen.by(witnesses);
        System.out.printf("%-18s %s%n", "killed", Witness.Seen.HEADER);
        System.out.printf("%-18s %s%n", "(nothing)", quiet.line());
        long wrong = quiet.wrong();
        for (int kill = 0; kill < kills; kill++) {
            int instance = kill % instances + 1;
            kill(services.process(instance));
            services.awaitReady(instance);
            TimeUnit.SECONDS.sleep(SETTLING.toSeconds());
            Witness.Seen seen = Witness.Seen.by(witnesses);
            System.out.printf("%-18s %s%n", OrderServices.NAME + "-" + instance, seen.line());
            wrong += seen.wrong();
        }
        return wrong == 0 ? 0 : 1;
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
