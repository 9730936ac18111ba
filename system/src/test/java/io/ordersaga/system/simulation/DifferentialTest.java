package io.ordersaga.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.system.simulation.world.Names;
import io.ordersaga.system.simulation.world.Provider;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.OrderRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real topologies against a small model of a shop. Where what customers get does not depend on who comes first, both must agree
 * in every order, unit and cent: when each customer waits for the one before, whatever goes wrong meanwhile; and when all come at once
 * and there is enough for all.
 *
 * <p>Left free is who gets the last unit of a product when several want it at once, which deadline passes before which answer comes,
 * and whether a cancellation finds an order before or after its end.
 */
class DifferentialTest {
    private static final List<Program> PROGRAMS = Programs.all();
    /** What goes wrong without any time passing, so that no deadline decides. */
    private static final Set<Climate.Trouble> TIMELESS = EnumSet.of(
            Climate.Trouble.ABORT,
            Climate.Trouble.CRASH,
            Climate.Trouble.RECOVER,
            Climate.Trouble.MOVE,
            Climate.Trouble.CRASH_WORKER,
            Climate.Trouble.STRAGGLE,
            Climate.Trouble.POISON,
            Climate.Trouble.RESEND,
            Climate.Trouble.PLACE_OTHER);

    private final Map<Integer, Step.Place> placed = new TreeMap<>();
    private final Map<String, OrderRow> orders = new TreeMap<>();
    private final Map<String, StockLevel> levels = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldDoWhatTheModelDoesWhenOneCustomerComesAfterTheOther(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Climate climate = climate(random, 6, 12);
        Played played = new Played(climate, random);
        ReferenceShop model = new ReferenceShop();
        Customers customers = new Customers(random, climate, 60);

        for (Step.Outside opening : opening(climate)) {
            model.take(opening);
            played.take(opening);
        }
        played.settle();
        while (!customers.areDone()) {
            Step.Outside step = (Step.Outside) customers.next();
            model.take(step);
            played.take(step);
            played.trouble(random.nextInt(60));
            played.settle();

            assertThat(played.books()).as("seed " + seed + " after " + step).isEqualTo(model.books());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104})
    void shouldDoWhatTheModelDoesWhenAllCustomersComeAtOnceAndThereIsEnough(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Climate climate = climate(random, 4, 1_000_000);
        Played played = new Played(climate, random);
        ReferenceShop model = new ReferenceShop();
        for (Step.Outside opening : opening(climate)) {
            model.take(opening);
            played.take(opening);
        }
        played.settle();

        for (Step.Place order : orders(random, climate, 300)) {
            model.take(order);
            played.take(order);
            played.trouble(random.nextInt(80));
        }
        played.settle();

        assertThat(played.books()).as("seed " + seed).isEqualTo(model.books());
    }

    @Test
    void shouldTellAModelThatDiffers() {
        ReferenceShop one = new ReferenceShop();
        ReferenceShop other = new ReferenceShop();
        one.take(new Step.Create(0, 5));
        other.take(new Step.Create(0, 5));

        one.take(new Step.Place(0, 0, Step.Card.GOOD, List.of(new Step.Item(0, 1))));
        other.take(new Step.Place(0, 0, Step.Card.DECLINED, List.of(new Step.Item(0, 1))));

        assertThat(one.books()).isNotEqualTo(other.books());
    }

    private static Climate climate(SplittableRandom random, int products, int stock) {
        World.Size size = new World.Size(random.nextInt(1, 4), random.nextInt(1, 4), true);
        return new Climate(size, products, stock, 20, 0, 100, TIMELESS, 16, 1, 0, 20);
    }

    private static List<Step.Outside> opening(Climate climate) {
        List<Step.Outside> steps = new ArrayList<>();
        for (int product = 0; product < climate.products(); product++) {
            steps.add(new Step.Create(product, climate.stock()));
        }
        for (int user = 0; user < climate.users(); user++) {
            steps.add(new Step.Register(user));
        }
        return steps;
    }

    private static List<Step.Place> orders(SplittableRandom random, Climate climate, int number) {
        Customers customers = new Customers(random, climate, number);
        List<Step.Place> orders = new ArrayList<>();
        while (!customers.areDone()) {
            if (customers.next() instanceof Step.Place place) {
                orders.add(place);
            }
        }
        return orders;
    }

    /** The real topologies at work. */
    private final class Played {
        private final World world;
        private final Chooser chooser;

        Played(Climate climate, SplittableRandom random) {
            this.world = new World(
                    PROGRAMS, climate.size(), new Provider(), new World.Listeners(this::committed, StateListener.NONE));
            this.chooser = new Chooser(random, climate, world, 0);
        }

        void take(Step.Outside step) {
            if (step instanceof Step.Place place) {
                placed.putIfAbsent(place.order(), place);
            }
            world.take(step);
        }

        /** Lets the system go on for some steps, in which something may go wrong. */
        void trouble(int steps) {
            for (int step = 0; step < steps; step++) {
                Step next = chooser.withoutCustomers();
                if (!(next instanceof Step.Pass)) {
                    world.take(next);
                }
            }
        }

        void settle() {
            new Settling(world, world::take).run();
        }

        private void committed(Entry entry) {
            entry.readable().ifPresent(read -> {
                if (read.value() instanceof OrderRow row) {
                    orders.put(row.orderId().value(), row);
                }
                if (read.value() instanceof Message<?> message) {
                    level(message.body());
                }
            });
        }

        private void level(Object event) {
            switch (event) {
                case CatalogEvent.ProductCreated e -> levels.put(e.productId().value(), e.level());
                case CatalogEvent.ProductStockChanged e ->
                    levels.put(e.productId().value(), e.level());
                default -> {}
            }
        }

        Map<String, String> books() {
            Map<String, String> books = new TreeMap<>();
            long charged = 0;
            long refunded = 0;
            for (Step.Place place : placed.values()) {
                var id = Names.order(place.order(), place.user());
                books.put(
                        "order " + place.order(),
                        Objects.requireNonNull(orders.get(id.value())).status().name());
                Provider.Account account = world.provider().account(PaymentId.of(id));
                charged += account.taken();
                refunded += account.returned();
            }
            for (int product = 0; product < 10; product++) {
                StockLevel level = levels.get(Names.product(product).value());
                if (level != null) {
                    books.put(
                            "product " + product,
                            level.onHand() + " on hand, " + level.held() + " held, " + level.sold() + " sold");
                }
            }
            books.put("charged", Long.toString(charged));
            books.put("refunded", Long.toString(refunded));
            return books;
        }
    }
}
