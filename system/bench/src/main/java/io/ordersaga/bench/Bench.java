package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.LocalPort;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drives a running system on this machine and prints how long orders took from POST to their end. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Places orders of two items at a fixed rate; ADMIN_EMAIL and ADMIN_PASSWORD create the products.")
public final class Bench implements Callable<Integer> {
    static final int PLENTY = 100_000_000;
    private static final Range PORT = new Range("--port", 1, LocalPort.MAX);
    private static final Range RATE = new Range("--rate", 1, 10_000);
    private static final Range ORDERS = new Range("--orders", 1, 1_000_000);
    private static final Range WARM_UP = new Range("--warm-up", 1, 100_000);

    @Option(
            names = "--port",
            defaultValue = "3000",
            description = "gateway on loopback, 1..65535 (default ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--rate", defaultValue = "50", description = "orders a second, 1..10000")
    private int rate;

    @Option(names = "--orders", defaultValue = "1500", description = "orders that are measured, 1..1000000")
    private int orders;

    @Option(
            names = "--warm-up",
            defaultValue = "3000",
            description = "orders placed before, not measured, while code is optimised, 1..100000")
    private int warmUp;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        PORT.require(port, spec);
        RATE.require(rate, spec);
        ORDERS.require(orders, spec);
        WARM_UP.require(warmUp, spec);
        ShopClient shop = ShopClient.of(URI.create("http://127.0.0.1:" + port));
        ShopClient admin = shop.loggedIn(environment("ADMIN_EMAIL"), environment("ADMIN_PASSWORD"));
        JsonNode order = orderOfTwo(product(admin, "Bench one"), product(admin, "Bench two"));
        ShopClient customer = shop.registered("bench-" + UUID.randomUUID() + "@example.org", "password123");
        new Load(rate, warmUp).run(customer, order);
        List<Load.Sample> samples = new Load(rate, orders).run(customer, order);
        print(samples);
        return samples.stream().allMatch(sample -> sample.status().equals("CONFIRMED")) ? 0 : 1;
    }

    static String environment(String key) {
        String value = System.getenv(key);
        if (value == null) {
            throw new IllegalStateException(key + " must be set to the administrator's");
        }
        return value;
    }

    static String product(ShopClient admin, String name) {
        ObjectNode body = ShopClient.object()
                .put("name", name)
                .put("description", "for the load driver")
                .put("price", "10.00")
                .put("stock", PLENTY);
        JsonNode product = admin.post("/api/admin/products", body).orThrow();
        return product.path("id").asText();
    }

    static JsonNode orderOfTwo(String first, String second) {
        ObjectNode order = ShopClient.object();
        for (String product : List.of(first, second)) {
            order.withArray("items").addObject().put("productId", product).put("quantity", 1);
        }
        return order;
    }

    private void print(List<Load.Sample> samples) {
        Map<String, Long> ends =
                samples.stream().collect(Collectors.groupingBy(Load.Sample::status, Collectors.counting()));
        List<Long> nanos = samples.stream().map(Load.Sample::nanos).sorted().toList();
        Function<Double, String> quantile =
                q -> Duration.ofNanos(nanos.get((int) Math.ceil(q * nanos.size()) - 1))
                                .toMillis() + " ms";
        System.out.printf(
                "%d orders of two items at %d/s, POST to end as the client sees it: p50 %s, p90 %s, p99 %s, max %s; %s%n",
                samples.size(),
                rate,
                quantile.apply(0.5),
                quantile.apply(0.9),
                quantile.apply(0.99),
                quantile.apply(1.0),
                ends);
    }
}
