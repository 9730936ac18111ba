package io.ordersaga.bench;

import io.ordersaga.apps.runtime.BoundedRocksDb;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.order.OrderStores;
import io.ordersaga.topology.view.Outcomes;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.SagaStep;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells whether a read costs more in a large store than in a small one. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Fills the order view's stores, as the order service has them on disk, with few orders and with many, and reads one"
                    + " order, and a page of the newest from a random time on, from both in turn.",
            "Needs no running system."
        })
public final class Scale implements Callable<Integer> {
    private static final int PAGE = 50;
    private static final int ROUNDS = 2_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Option(names = "--few", defaultValue = "10000", description = "orders, 100..1000000 (default ${DEFAULT-VALUE})")
    private int few;

    @Option(
            names = "--many",
            defaultValue = "1000000",
            description = "orders, 100..10000000 (default ${DEFAULT-VALUE})")
    private int many;

    @Option(names = "--seed", defaultValue = "1", description = "of the choice of orders (default ${DEFAULT-VALUE})")
    private long seed;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Scale()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try (Shelf small = new Shelf(few);
                Shelf large = new Shelf(many)) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Times> both = List.of(new Times(small), new Times(large));
            for (int round = 0; round < ROUNDS; round++) {
                both.forEach(times -> times.measure(random));
            }
            print("one order", both.stream().map(times -> median(times.gets)).toList());
            print(
                    "a page of " + PAGE,
                    both.stream().map(times -> median(times.pages)).toList());
        }
        return 0;
    }

    private void print(String what, List<Double> micros) {
        System.out.printf(
                "%-12s of %d: %.1f us, of %d: %.1f us; ratio %.2f (medians of %d each, in turn)%n",
                what, few, micros.getFirst(), many, micros.getLast(), micros.getLast() / micros.getFirst(), ROUNDS);
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1000.0;
    }

    private static final class Times {
        private final Shelf shelf;
        private final List<Long> gets = new ArrayList<>();
        private final List<Long> pages = new ArrayList<>();

        Times(Shelf shelf) {
            this.shelf = shelf;
        }

        void measure(SplittableRandom random) {
            int number = random.nextInt(PAGE, shelf.size);
            gets.add(timed(() -> shelf.get(number)));
            pages.add(timed(() -> shelf.page(number)));
        }

        private static long timed(Runnable read) {
            long start = System.nanoTime();
            read.run();
            return System.nanoTime() - start;
        }
    }

    /** The stores of some orders. */
    private static final class Shelf implements AutoCloseable {
        private final int size;
        private final Path directory;
        private final KeyValueStore<OrderId, OrderView> rows;
        private final KeyValueStore<String, OrderId> byTime;

        Shelf(int size) throws IOException {
            this.size = size;
            this.directory = Files.createTempDirectory("ordersaga-scale");
            Properties config = new Properties();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, "scale");
            config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
            config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
            MockProcessorContext<OrderId, OrderView> context =
                    new MockProcessorContext<>(config, new TaskId(0, 0), directory.toFile());
            this.rows = opened(OrderStores.ORDERS, context);
            this.byTime = opened(OrderStores.ORDERS_BY_TIME.store(), context);
            for (int number = 0; number < size; number++) {
                OrderView order = order(number);
                rows.put(order.order().orderId(), order);
                byTime.put(
                        IndexKeys.byTime(order.createdAt(), order.order().orderId()),
                        order.order().orderId());
            }
            // So that both are read from files, as what was written a while ago is.
            rows.commit(Map.of());
            byTime.commit(Map.of());
        }

        private static <K, V> KeyValueStore<K, V> opened(
                KeyedStore<K, V> store, MockProcessorContext<OrderId, OrderView> context) {
            KeyValueStore<K, V> opened = store.builder().withLoggingDisabled().build();
            opened.init(context.getStateStoreContext(), opened);
            return opened;
        }

        void get(int number) {
            if (rows.get(id(number)) == null) {
                throw new IllegalStateException("no order " + number);
            }
        }

        void page(int newest) {
            int found = 0;
            try (KeyValueIterator<String, OrderId> places =
                    byTime.reverseRange("", IndexKeys.byTime(at(newest), id(newest)))) {
                while (found < PAGE && places.hasNext()) {
                    found += rows.get(places.next().value) == null ? 0 : 1;
                }
            }
            if (found < PAGE) {
                throw new IllegalStateException("a page of " + found);
            }
        }

        @Override
        public void close() throws IOException {
            Stream.<StateStore>of(rows, byTime).forEach(StateStore::close);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }

        private static OrderId id(int number) {
            // As ids are: in no order that has to do with time.
            return OrderId.of(UUID.nameUUIDFromBytes(Integer.toString(number).getBytes(StandardCharsets.UTF_8)));
        }

        private static Instant at(int number) {
            return FIRST.plusMillis(20L * number);
        }

        private static OrderView order(int number) {
            OrderLine line = new OrderLine(ProductId.of(new UUID(1, 1)), "Lamp", new Quantity(2), new Money(10_00));
            Order order = new Order(
                    id(number),
                    UserId.of(new UUID(2, number % 1000)),
                    List.of(line),
                    line.total(),
                    Optional.empty(),
                    "f");
            List<TimelineEntry> timeline = Stream.of("order-created", "stock-reserved", "order-confirmed")
                    .map(event -> new TimelineEntry(1, event, at(number), Optional.empty()))
                    .toList();
            return new OrderView(
                    order,
                    EventId.of(new UUID(3, number)),
                    SagaStep.CONFIRMED,
                    Optional.of(PaymentId.of(new UUID(4, number))),
                    Optional.empty(),
                    at(number),
                    timeline,
                    Outcomes.NONE);
        }
    }
}
