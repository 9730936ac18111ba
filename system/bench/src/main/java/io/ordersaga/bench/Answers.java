package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.Links;
import io.ordersaga.system.client.ShopClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes down what a system answers to every read, so that two systems over one log can be compared. */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = {
            "Reads all that a system shows, through every read route, page after page, and writes one line for each answer.",
            "Two instances, or any number of them over the same log, must write the same file."
        })
public final class Answers implements Callable<Integer> {
    private static final String PASSWORD = "password123";
    private static final String PRICE = "10.00";
    private static final Range PLACE = new Range("--place", 0, 1_000_000);
    private static final Range CUSTOMERS = new Range("--customers", 1, 1_000);
    private static final int AT_ONCE = 24;
    private static final int MIX = 20;
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:3000",
            description = "of a gateway (default ${DEFAULT-VALUE})")
    private URI url = URI.create("http://127.0.0.1:3000");

    @Option(names = "--place", defaultValue = "0", description = "so many orders first, 0..1000000")
    private int place;

    @Option(
            names = "--customers",
            defaultValue = "20",
            description = "of these orders, 1..1000 (default ${DEFAULT-VALUE})")
    private int customers;

    @Option(names = "--out", required = true, description = "file that is written")
    private Path out = Path.of("answers");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, Integer> counted = new TreeMap<>();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Answers()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PLACE.require(place, spec);
        CUSTOMERS.require(customers, spec);
        ShopClient shop = ShopClient.of(url);
        ShopClient admin = shop.loggedIn(Bench.environment("ADMIN_EMAIL"), Bench.environment("ADMIN_PASSWORD"));
        List<ShopClient> people = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            people.add(person(shop, "answers-" + i + "@example.org"));
        }
        if (place > 0) {
            placeAll(admin, people);
        }
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out))) {
            readLists(shop, admin, people, file);
            readAnalytics(admin, file);
            readEverything(admin, file);
        }
        counted.forEach((route, answers) -> System.out.printf("%8d  %s%n", answers, route));
        return 0;
    }

    private static ShopClient person(ShopClient shop, String email) {
        ObjectNode body = ShopClient.object().put("email", email).put("password", PASSWORD);
        Answer login = shop.post("/api/auth/login", body);
        return login.isSuccess()
                ? shop.withToken(login.body().path("token").asText())
                : shop.registered(email, PASSWORD);
    }

    private void placeAll(ShopClient admin, List<ShopClient> people) throws Exception {
        String plenty = Bench.product(admin, "Answers");
        String scarce = admin.post(
                        "/api/admin/products",
                        ShopClient.object()
                                .put("name", "Answers, scarce")
                                .put("description", "")
                                .put("price", PRICE)
                                .put("category", "Scarce")
                                .put("stock", 1))
                .orThrow()
                .path("id")
                .asText();
        Semaphore free = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> placed = new ArrayList<>();
            for (int i = 0; i < place; i++) {
                int number = i;
                free.acquire();
                placed.add(threads.submit(() -> {
                    try {
                        placeOne(people.get(number % people.size()), number, plenty, scarce);
                    } finally {
                        free.release();
                    }
                }));
            }
            for (Future<?> one : placed) {
                one.get();
            }
        }
        while (!admin.get("/api/orders/all?status=PENDING&limit=1").orThrow().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Of every twenty, some are declined, some out of stock, and some are taken back. */
    private static void placeOne(ShopClient customer, int number, String plenty, String scarce) {
        int kind = number % MIX;
        ObjectNode order = ShopClient.object();
        order.withArray("items").addObject().put("productId", plenty).put("quantity", 1 + number % 3);
        if (kind == 1) {
            order.put("paymentToken", "tok_decline");
        }
        if (kind == 2) {
            order.withArray("items").addObject().put("productId", scarce).put("quantity", 2);
        }
        String id = customer.post(
                        "/api/orders",
                        order,
                        Map.of("Idempotency-Key", "answers-" + plenty + "-" + number, "Prefer", "wait=30"))
                .orThrow()
                .at("/order/id")
                .asText();
        if (kind == 3) {
            customer.post("/api/orders/" + id + "/cancel", ShopClient.object());
        }
    }

    private void readLists(ShopClient shop, ShopClient admin, List<ShopClient> people, PrintWriter file) {
        for (String filter : new String[] {
            "", "&category=Scarce", "&minPrice=10.00", "&maxPrice=9.99", "&category=Scarce&minPrice=1", "&inStock=false"
        }) {
            pages(shop, "products", "/api/products?limit=7" + filter, file);
        }
        for (int i = 0; i < people.size(); i++) {
            String whose = "?limit=100#" + i;
            pages(people.get(i), "my-orders", "/api/orders/my-orders" + whose, file);
            pages(people.get(i), "my-payments", "/api/payments/my-payments" + whose, file);
            pages(people.get(i), "my-notifications", "/api/notifications/my-notifications" + whose, file);
            write("profile", "profile of " + i, current(people.get(i), "/api/auth/profile"), file);
        }
        for (String filter :
                new String[] {"", "&status=CONFIRMED", "&status=FAILED", "&status=CANCELLED", "&status=PENDING"}) {
            pages(admin, "orders/all", "/api/orders/all?limit=100" + filter, file);
        }
        for (JsonNode user : pages(admin, "users", "/api/users?limit=100", file)) {
            String id = user.path("id").asText();
            write("users/{id}", "/api/users/" + id, current(admin, "/api/users/" + id), file);
            pages(admin, "orders/all of a user", "/api/orders/all?limit=100&userId=" + id, file);
        }
        for (JsonNode store : admin.get("/api/stores").orThrow()) {
            String name = store.path("name").asText();
            List<JsonNode> entries = pages(admin, "stores/{store}", "/api/stores/" + name + "?limit=1000", file);
            for (JsonNode entry : entries.subList(0, Math.min(entries.size(), MIX))) {
                String path = "/api/stores/" + name + "/"
                        + URLEncoder.encode(entry.path("key").asText(), StandardCharsets.UTF_8);
                write("stores/{store}/{key}", path, current(admin, path), file);
            }
        }
    }

    private void readAnalytics(ShopClient admin, PrintWriter file) {
        Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String span = "&from=" + day + "&to=" + day.plus(1, ChronoUnit.DAYS);
        for (String by : new String[] {"minute", "hour", "day"}) {
            for (String question :
                    new String[] {"orders-by-status", "funnel", "failures", "revenue", "top-products", "saga-duration"
                    }) {
                String path = "/api/analytics/" + question + "?by=" + by + span;
                write("analytics", path, current(admin, path), file);
            }
        }
    }

    private void readEverything(ShopClient admin, PrintWriter file) throws IOException {
        List<JsonNode> orders = pages(admin, "orders/all", "/api/orders/all?limit=99", file);
        for (JsonNode order : orders) {
            String path = "/api/orders/" + order.path("id").asText();
            write("orders/{id}", path, current(admin, path), file);
            write("orders/{id}/timeline", path + "/timeline", current(admin, path + "/timeline"), file);
            String paid = "/api/payments/order/" + order.path("id").asText();
            Answer payment = current(admin, paid);
            write("payments/order/{id}", paid, payment, file);
            String byId = "/api/payments/" + payment.body().path("id").asText("none");
            write("payments/{id}", byId, current(admin, byId), file);
        }
        for (JsonNode order : orders.subList(0, Math.min(orders.size(), 10 * MIX))) {
            String path = "/api/orders/" + order.path("id").asText() + "/events";
            try (var events = admin.stream(path, Map.of()).body()) {
                line("orders/{id}/events", path, 200, String.join("\\n", events.toList()), file);
            }
        }
    }

    /** All pages of a list; what follows a # tells lists apart and is not sent. */
    private List<JsonNode> pages(ShopClient client, String route, String name, PrintWriter file) {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> next = Optional.of(name.replaceAll("#.*", ""));
        for (int page = 0; next.isPresent(); page++) {
            Answer answer = current(client, next.get());
            write(route, name + " page " + page, answer, file);
            answer.orThrow().forEach(all::add);
            next = Links.next(answer.headers());
        }
        return all;
    }

    /** The answer of the owners: a copy may speak for one that is too busy, or has just been started. */
    private static Answer current(ShopClient client, String path) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Answer answer = client.get(path);
            if (answer.headers().firstValue("Store-Lag").isEmpty()) {
                return answer;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException(path + " is answered by a copy again and again: the system is not at rest");
    }

    private void write(String route, String name, Answer answer, PrintWriter file) {
        line(route, name, answer.status(), answer.isSuccess() ? answer.body().toString() : "", file);
    }

    private void line(String route, String name, int status, String body, PrintWriter file) {
        counted.merge(route, 1, Integer::sum);
        file.println(name + "\t" + status + "\t" + body);
    }
}
