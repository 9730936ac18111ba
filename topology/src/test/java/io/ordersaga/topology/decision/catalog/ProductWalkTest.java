package io.ordersaga.topology.decision.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCommandRefused;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.catalog.ProductCommand.AdjustStock;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.catalog.ProductCommand.DeleteProduct;
import io.ordersaga.topics.catalog.ProductCommand.UpdateProduct;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockCommand.CommitStock;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockCommand.ReserveStock;
import io.ordersaga.topics.stock.StockEvent.ProductReserved;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.decision.catalog.CatalogState.Absent;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.decision.stock.Reservation;
import io.ordersaga.topology.decision.stock.Reservation.Committed;
import io.ordersaga.topology.decision.stock.Reservation.Held;
import io.ordersaga.topology.decision.stock.Reservation.None;
import io.ordersaga.topology.decision.stock.StockLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Walks every sequence of commands of two orders and an administrator, and demands of each step what must always hold. */
class ProductWalkTest {
    private static final int LENGTH = 6;
    private static final ProductId PRODUCT = ProductId.of(new UUID(0, 1));
    private static final OrderId FIRST = OrderId.of(new UUID(0, 2));
    private static final OrderId SECOND = OrderId.of(new UUID(0, 3));
    private static final ProductDetails DETAILS =
            new ProductDetails("Lamp", "", Money.ZERO, Optional.empty(), Optional.empty());

    private static final List<StockCommand> ORDERS = List.of(
            new ReserveStock(PRODUCT, FIRST, new Quantity(2)),
            new CommitStock(PRODUCT, FIRST),
            new ReleaseStock(PRODUCT, FIRST),
            new ReserveStock(PRODUCT, SECOND, new Quantity(1)),
            new CommitStock(PRODUCT, SECOND),
            new ReleaseStock(PRODUCT, SECOND));

    private static final List<ProductCommand> ADMINISTRATOR = List.of(
            new CreateProduct(PRODUCT, DETAILS, 2),
            new AdjustStock(PRODUCT, 1, "delivery"),
            new AdjustStock(PRODUCT, -2, "breakage"),
            new UpdateProduct(
                    PRODUCT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(1L),
                    Optional.empty()),
            new DeleteProduct(PRODUCT, Optional.empty()));

    private final Set<Class<?>> reached = new HashSet<>();
    private long steps;

    /**
     * @param supplied units that the administrator's accepted commands have brought in, less those taken out
     * @param released orders that have been released, in whatever state they were
     */
    private record World(
            CatalogState catalog,
            ProductStock stock,
            Map<OrderId, Reservation> reservations,
            long supplied,
            Set<OrderId> released) {

        World {
            reservations = Map.copyOf(reservations);
            released = Set.copyOf(released);
        }

        Reservation of(OrderId order) {
            return reservations.getOrDefault(order, new None());
        }
    }

    @Test
    void shouldConserveUnitsOnEveryPath() {
        walk(new World(new Absent(), new ProductStock.Unknown(), Map.of(), 0, Set.of()), 0);

        assertThat(steps).isEqualTo(sequences(ORDERS.size() + ADMINISTRATOR.size()));
        assertThat(reached)
                .contains(Reservation.class.getPermittedSubclasses())
                .contains(ProductStock.class.getPermittedSubclasses())
                .contains(CatalogState.class.getPermittedSubclasses());
    }

    @Test
    void shouldKnowEveryCommand() {
        assertThat(ORDERS.stream().map(Object::getClass)).contains(StockCommand.class.getPermittedSubclasses());
        assertThat(ADMINISTRATOR.stream().map(Object::getClass))
                .contains(ProductCommand.class.getPermittedSubclasses());
    }

    private static long sequences(int commands) {
        long sequences = 0;
        for (int length = 0, ofLength = 1; length <= LENGTH; length++, ofLength *= commands) {
            sequences += ofLength;
        }
        return sequences;
    }

    private void walk(World world, int length) {
        steps++;
        check(world);
        if (length < LENGTH) {
            ORDERS.forEach(command -> walk(ordered(world, command), length + 1));
            ADMINISTRATOR.forEach(command -> walk(administered(world, command, length), length + 1));
        }
    }

    private void check(World world) {
        reached.add(world.catalog().getClass());
        reached.add(world.stock().getClass());
        reached.add(world.of(FIRST).getClass());
        StockLevel level = world.stock().level();
        if (level.held() != held(world)
                || level.sold() != sold(world)
                || level.onHand() + level.sold() != world.supplied()
                || level.held() > level.onHand()) {
            throw new AssertionError("units are not conserved in " + world);
        }
    }

    private static long held(World world) {
        return world.reservations().values().stream()
                .mapToLong(reservation -> reservation instanceof Held(var quantity) ? quantity.units() : 0)
                .sum();
    }

    private static long sold(World world) {
        return world.reservations().values().stream()
                .mapToLong(reservation -> reservation instanceof Committed(var quantity) ? quantity.units() : 0)
                .sum();
    }

    private static World ordered(World world, StockCommand command) {
        OrderId order = command.orderId();
        StockLedger.Step step = StockLedger.decide(world.stock(), world.of(order), command);
        StockLedger.Step again = StockLedger.decide(step.stock(), step.reservation(), command);
        if (!again.equals(new StockLedger.Step(step.stock(), step.reservation(), step.answer(), false))) {
            throw new AssertionError("repeated, " + command + " does something else in " + world);
        }
        if (step.levelChanged() == step.stock().equals(world.stock())) {
            throw new AssertionError("wrong claim about a change by " + command + " in " + world);
        }
        refuseLateReservation(world, command, step);
        Map<OrderId, Reservation> reservations = new HashMap<>(world.reservations());
        reservations.put(order, step.reservation());
        Set<OrderId> released = new HashSet<>(world.released());
        if (command instanceof ReleaseStock) {
            released.add(order);
        }
        return new World(world.catalog(), step.stock(), reservations, world.supplied(), released);
    }

    private static void refuseLateReservation(World world, StockCommand command, StockLedger.Step step) {
        boolean reserved = step.answer().orElse(null) instanceof ProductReserved;
        if (reserved && world.released().contains(command.orderId())) {
            throw new AssertionError("a reservation after its release got stock in " + world);
        }
    }

    private static World administered(World world, ProductCommand command, int length) {
        Message<ProductCommand> message = new Message<>(EventId.of(new UUID(1, length)), Instant.EPOCH, command);
        Catalog.Step step = Catalog.decide(world.catalog(), world.stock(), message);
        Catalog.Step again = Catalog.decide(step.next(), step.stock(), message);
        boolean refused = step.events().getLast() instanceof ProductCommandRefused;
        boolean remembered = !(step.next() instanceof Absent);
        if (remembered && !again.equals(new Catalog.Step(step.next(), step.stock(), List.of()))) {
            throw new AssertionError("repeated, " + command + " does something else in " + world);
        }
        if (refused && !step.stock().equals(world.stock())) {
            throw new AssertionError("refused, " + command + " changes stock in " + world);
        }
        long supplied = refused ? world.supplied() : supplied(world, command);
        return new World(step.next(), step.stock(), world.reservations(), supplied, world.released());
    }

    private static long supplied(World world, ProductCommand command) {
        return switch (command) {
            case CreateProduct c -> c.stock();
            case AdjustStock c -> world.supplied() + c.delta();
            case UpdateProduct c -> c.stock().orElseThrow() + sold(world);
            case DeleteProduct c -> world.supplied();
        };
    }
}
