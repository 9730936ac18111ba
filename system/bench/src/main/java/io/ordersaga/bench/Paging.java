package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.user.Role;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether lists are whole and in order while they change. */
@Command(
        name = "paging",
        mixinStandardHelpOptions = true,
        description = {
            "Loads an order service with orders of the past and pages through its lists, page by page to the end, while orders are"
                    + " placed and cancelled.",
            "Ends with 1 if an order that was there all the time came not exactly once, or a list was not in order.",
            "Needs no running system."
        })
public final class Paging implements Callable<Integer> {
    private static final Range ORDERS = new Range("--orders", 100, 10_000_000);
    private static final Range RATE = new Range("--rate", 1, 100);

    @Option(
            names = "--orders",
            defaultValue = "100000",
            description = "that are there at the start, 100..10000000 (default ${DEFAULT-VALUE})")
    private int orders;

    @Option(
            names = "--rate",
            defaultValue = "5",
            description = "orders placed a second, 1..100 (default ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seed", defaultValue = "1", description = "of the orders (default ${DEFAULT-VALUE})")
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
        System.exit(new CommandLine(new Paging()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        ORDERS.require(orders, spec);
        RATE.require(rate, spec);
        try (WorkDirectory directory = WorkDirectory.of(data);
                LoneOrders service = new LoneOrders(directory.path())) {
            service.start();
            History history = new History(seed, orders);
            service.load(history);
            return page(service, history) ? 0 : 1;
        }
    }

    private boolean page(LoneOrders service, History history) {
        ShopClient user = service.as(history.heavyUser(), Role.USER);
        try (Placing placing = Placing.begun(user, order(history), rate)) {
            boolean right = everybodys(history, placing).isRightFor(service.asAdmin(), placing);
            for (OrderStatus status : List.of(OrderStatus.CONFIRMED, OrderStatus.FAILED, OrderStatus.CANCELLED)) {
                right &= inState(status, history).isRightFor(service.asAdmin(), placing);
            }
            right &= ofHeavyUser(history, placing).isRightFor(user, placing);
            System.out.printf(
                    "%d orders placed, %d refused%n", placing.accepted().size(), placing.refused());
            return right;
        }
    }

    private static JsonNode order(History history) {
        List<String> products = history.products().stream()
                .map(product -> product.productId().value())
                .toList();
        return Bench.orderOfTwo(products.getFirst(), products.getLast());
    }

    private static PagedList everybodys(History history, Placing placing) {
        Set<String> expected = ids(history, past -> true);
        expected.addAll(placing.accepted());
        return new PagedList(path("all", ""), order -> true, expected);
    }

    /** What was placed meanwhile may be cancelled meanwhile, so only orders of the past must be there. */
    private static PagedList inState(OrderStatus status, History history) {
        return new PagedList(
                path("all", "&status=" + status),
                order -> order.path("status").asText().equals(status.name()),
                ids(history, past -> past.status() == status));
    }

    private static PagedList ofHeavyUser(History history, Placing placing) {
        UserId user = history.heavyUser();
        Set<String> expected = ids(history, past -> past.order().userId().equals(user));
        expected.addAll(placing.accepted());
        return new PagedList(
                path("my-orders", ""), order -> order.path("userId").asText().equals(user.value()), expected);
    }

    private static Set<String> ids(History history, Predicate<History.Past> which) {
        return IntStream.range(0, history.orders())
                .mapToObj(history::order)
                .filter(which)
                .map(past -> past.order().orderId().value())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String path(String list, String filter) {
        return "/api/orders/" + list + "?limit=" + PagedList.LARGEST_PAGE + filter;
    }
}
