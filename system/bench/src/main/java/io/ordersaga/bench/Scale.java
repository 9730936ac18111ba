package io.ordersaga.bench;

import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.user.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether a read costs more among many orders than among few. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Loads two order services, one with few orders of the past and one with many, asks both the same in turn by HTTP, and"
                    + " prints how much longer the one with many takes.",
            "What is asked for lies at random. Needs no running system."
        })
public final class Scale implements Callable<Integer> {
    private static final Range FEW = new Range("--few", 1_000, 1_000_000);
    private static final Range MANY = new Range("--many", 1_000, 10_000_000);
    private static final Range ROUNDS = new Range("--rounds", 10, 1_000_000);
    private static final int PAGE = 50;

    @Option(names = "--few", defaultValue = "10000", description = "orders, 1000..1000000 (default ${DEFAULT-VALUE})")
    private int few;

    @Option(
            names = "--many",
            defaultValue = "1000000",
            description = "orders, 1000..10000000 (default ${DEFAULT-VALUE})")
    private int many;

    @Option(
            names = "--rounds",
            defaultValue = "1000",
            description = "of questions, 10..1000000 (default ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "of orders and questions (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Keeps what was loaded there, 7 KB an order, and does not load it again the next time.",
                "Without, it is in a temporary directory, which is deleted in the end."
            })
    private Optional<Path> data = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Scale()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        FEW.require(few, spec);
        MANY.require(many, spec);
        ROUNDS.require(rounds, spec);
        try (WorkDirectory directory = WorkDirectory.of(data);
                LoneOrders small = new LoneOrders(directory.path().resolve("few"));
                LoneOrders large = new LoneOrders(directory.path().resolve("many"))) {
            Asked ofSmall = loaded(small, few);
            Asked ofLarge = loaded(large, many);
            SplittableRandom random = new SplittableRandom(seed);
            for (int round = 0; round < rounds; round++) {
                ofSmall.askAll(random);
                ofLarge.askAll(random);
            }
            print(ofSmall, ofLarge);
        }
        return 0;
    }

    private Asked loaded(LoneOrders service, int orders) throws InterruptedException {
        service.start();
        History history = new History(seed, orders);
        service.load(history);
        return new Asked(service, history);
    }

    private void print(Asked small, Asked large) {
        System.out.printf("medians of %d answers each, by turns, in ms%n", rounds);
        System.out.printf("%-36s %10d %10d %10s%n", "orders", few, many, "ratio");
        small.nanos.forEach((question, nanos) -> {
            double one = median(nanos);
            double other = median(large.nanos.getOrDefault(question, List.of()));
            System.out.printf("%-36s %10.2f %10.2f %10.2f%n", question, one, other, other / one);
        });
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }

    /** One service, and how long it took to answer. */
    private static final class Asked {
        private final LoneOrders service;
        private final History history;
        private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

        Asked(LoneOrders service, History history) {
            this.service = service;
            this.history = history;
        }

        /** Asks about an order at random, and for pages that begin with it. */
        void askAll(SplittableRandom random) {
            History.Past past = history.order(random.nextInt(history.orders() / 10, history.orders()));
            String order = "/api/orders/" + past.order().orderId().value();
            String all = "/api/orders/all?limit=" + PAGE;
            String from = all + "&createdTo=" + past.createdAt();
            ShopClient admin = warm(service.asAdmin());
            ShopClient user = warm(service.as(past.order().userId(), Role.USER));
            ask("one order", admin, order);
            ask("page of all, newest", admin, all);
            ask("page of all, from any time on", admin, from);
            ask("page of all CONFIRMED", admin, from + "&status=CONFIRMED");
            ask("page of all PENDING, there are none", admin, all + "&status=PENDING");
            ask("page of my-orders", user, "/api/orders/my-orders?limit=" + PAGE);
        }

        /** A token's signature is verified at its first use, which is not what is asked. */
        private static ShopClient warm(ShopClient client) {
            client.get("/api/orders/ord_00000000-0000-0000-0000-000000000000");
            return client;
        }

        private void ask(String question, ShopClient client, String path) {
            long begun = System.nanoTime();
            client.get(path).orThrow();
            nanos.computeIfAbsent(question, none -> new ArrayList<>()).add(System.nanoTime() - begun);
        }
    }
}
