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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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
    private static final Range PLACE = new Range("--place", 0, 1_000_000);
    private static final Range CUSTOMERS = new Range("--customers", 1, 1_000);
    private static final Range AT_ONCE = new Range("--at-once", 1, 1_000);
    private static final int SOME = 20;
    private static final int ATTEMPTS = 30;
    private static final int OK = 200;
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

    @Option(
            names = "--at-once",
            defaultValue = "24",
            description = "so many orders are placed, and read, at a time, 1..1000 (default ${DEFAULT-VALUE})")
    private int atOnce;

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
        AT_ONCE.require(atOnce, spec);
        ShopClient shop = ShopClient.of(url);
        ShopClient admin = shop.loggedIn(Bench.environment("ADMIN_EMAIL"), Bench.environment("ADMIN_PASSWORD"));
        List<ShopClient> people = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            people.add(person(shop, "answers-" + i + "@example.org"));
        }
        if (place > 0) {
            new MixedOrders(admin, atOnce).place(place, people);
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
            for (JsonNode entry : entries.subList(0, Math.min(entries.size(), SOME))) {
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

    private void readEverything(ShopClient admin, PrintWriter file) throws Exception {
        List<JsonNode> orders = pages(admin, "orders/all", "/api/orders/all?limit=99", file);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<List<Line>>> read = orders.stream()
                    .map(order -> order.path("id").asText())
                    .map(id -> threads.submit(() -> readOrder(admin, id)))
                    .toList();
            for (Future<List<Line>> lines : read) {
                lines.get().forEach(line -> write(line, file));
            }
        }
        for (JsonNode order : orders.subList(0, Math.min(orders.size(), 10 * SOME))) {
            write(readEvents(admin, "/api/orders/" + order.path("id").asText()), file);
        }
    }

    private static List<Line> readOrder(ShopClient admin, String id) {
        String path = "/api/orders/" + id;
        String timeline = path + "/timeline";
        String paid = "/api/payments/order/" + id;
        Answer payment = current(admin, paid);
        String byId = "/api/payments/" + payment.body().path("id").asText("none");
        return List.of(
                Line.of("orders/{id}", path, current(admin, path)),
                Line.of("orders/{id}/timeline", timeline, current(admin, timeline)),
                Line.of("payments/order/{id}", paid, payment),
                Line.of("payments/{id}", byId, current(admin, byId)));
    }

    /** As many events as the timeline has: the stream of an order that can still be cancelled does not end. */
    private static Line readEvents(ShopClient admin, String order) throws IOException {
        int events = current(admin, order + "/timeline").orThrow().size();
        String path = order + "/events";
        StringBuilder text = new StringBuilder();
        try (Stream<String> lines = admin.stream(path, Map.of()).body()) {
            Iterator<String> next = lines.iterator();
            while (events > 0 && next.hasNext()) {
                String line = next.next();
                text.append(line).append("\\n");
                events -= line.startsWith("data:") ? 1 : 0;
            }
        }
        return new Line("orders/{id}/events", path, OK, text.toString());
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
        write(Line.of(route, name, answer), file);
    }

    private void write(Line line, PrintWriter file) {
        counted.merge(line.route(), 1, Integer::sum);
        file.println(line.name() + "\t" + line.status() + "\t" + line.body());
    }

    private record Line(String route, String name, int status, String body) {
        static Line of(String route, String name, Answer answer) {
            return new Line(
                    route,
                    name,
                    answer.status(),
                    answer.isSuccess() ? answer.body().toString() : "");
        }
    }
}
