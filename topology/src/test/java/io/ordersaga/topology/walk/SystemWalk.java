package io.ordersaga.topology.walk;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.walk.OrderMoves.Delivery;
import io.ordersaga.topology.walk.OrderMoves.Move;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Visits every state that two orders and the stock they share can come into, whatever happens in which order, and demands the
 * laws in each. As no state can come back, every run ends, and what holds in all ends holds for all runs.
 *
 * <p>Two orders meet only at a product they share. As long as one of them asks nothing of such a product, it does not matter
 * which of the two moves first, and only the moves of that one are followed: every end, and every meeting, is still reached.
 */
final class SystemWalk {
    private final OrderMoves moves;
    private final WorldLaws laws;
    private final Numbering<OrderPart> parts = new Numbering<>();
    private final Numbering<Map<ProductId, ProductStock>> stocks = new Numbering<>();
    private final Numbering<World> worlds = new Numbering<>();
    private final List<Cause> causes = new ArrayList<>();
    private final Map<View, List<LocalMove>> known = new HashMap<>();
    private final Set<ProductId> shared;
    private final Set<List<String>> ends = new HashSet<>();

    private SystemWalk(OrderMoves moves, WorldLaws laws, Set<ProductId> shared) {
        this.moves = moves;
        this.laws = laws;
        this.shared = shared;
    }

    /** A state of everything, by numbers. */
    private record World(int first, int second, int stocks) {}

    /** What one order sees of the world. */
    private record View(int part, int stocks) {}

    private record LocalMove(Delivery delivery, boolean forced, int part, int stocks) {}

    private record Next(Delivery delivery, boolean forced, World world) {}

    /** How a world was first reached. */
    private record Cause(int world, Object delivery) {}

    /**
     * @param worlds how many states there are
     * @param ends where the first and the second order stand in those in which nothing is left to do
     */
    record Result(int worlds, Set<List<String>> ends) {}

    /** @throws AssertionError with a shortest run that breaks a law */
    static Result through(OrderMoves moves, OrderPart first, OrderPart second, Map<ProductId, ProductStock> stocks) {
        Set<ProductId> shared = new HashSet<>(first.order().products());
        shared.retainAll(second.order().products());
        SystemWalk walk = new SystemWalk(moves, new WorldLaws(stocks), shared);
        walk.reach(
                new World(walk.parts.of(first), walk.parts.of(second), walk.stocks.of(stocks)),
                new Cause(-1, "the beginning"));
        for (int world = 0; world < walk.worlds.size(); world++) {
            walk.visit(world);
        }
        walk.requireEnds();
        return new Result(walk.worlds.size(), walk.ends);
    }

    private void visit(int number) {
        World world = worlds.get(number);
        try {
            laws.requireAlways(parts(world), stocks.get(world.stocks()));
            List<Next> nexts = nexts(world);
            if (nexts.stream().noneMatch(Next::forced)) {
                laws.requireWhenQuiet(parts(world));
                ends.add(parts(world).stream()
                        .map(part -> part.saga().getClass().getSimpleName())
                        .toList());
            }
            nexts.forEach(next -> reach(next.world(), new Cause(number, next.delivery())));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e.getMessage() + " after\n" + run(number) + "\n" + parts(world), e);
        }
    }

    private void reach(World world, Cause cause) {
        if (!worlds.contains(world)) {
            worlds.of(world);
            causes.add(cause);
        }
    }

    private List<OrderPart> parts(World world) {
        return List.of(parts.get(world.first()), parts.get(world.second()));
    }

    private List<Next> nexts(World world) {
        List<Next> first = moves(new View(world.first(), world.stocks())).stream()
                .map(m -> new Next(m.delivery(), m.forced(), new World(m.part(), world.second(), m.stocks())))
                .toList();
        if (isFree(world.first()) && first.stream().anyMatch(Next::forced)) {
            return first;
        }
        List<Next> second = moves(new View(world.second(), world.stocks())).stream()
                .map(m -> new Next(m.delivery(), m.forced(), new World(world.first(), m.part(), m.stocks())))
                .toList();
        if (isFree(world.second()) && second.stream().anyMatch(Next::forced)) {
            return second;
        }
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Whether nothing that the order can do next concerns the other one. */
    private boolean isFree(int part) {
        return shared.stream().noneMatch(parts.get(part)::asks);
    }

    private List<LocalMove> moves(View view) {
        List<LocalMove> found = known.get(view);
        if (found == null) {
            found = moves.from(parts.get(view.part()), stocks.get(view.stocks())).stream()
                    .map(this::numbered)
                    .toList();
            known.put(view, found);
        }
        return found;
    }

    private LocalMove numbered(Move move) {
        return new LocalMove(move.delivery(), move.forced(), parts.of(move.next()), stocks.of(move.stocks()));
    }

    private String run(int number) {
        Deque<String> steps = new ArrayDeque<>();
        for (int world = number; world >= 0; world = causes.get(world).world()) {
            steps.addFirst("  " + causes.get(world).delivery());
        }
        return steps.stream().collect(Collectors.joining("\n"));
    }

    /** Takes away, one after the other, the worlds that nothing leads to; a circle would be left over. */
    private void requireEnds() {
        int[] ways = new int[worlds.size()];
        IntStream.range(0, ways.length).flatMap(this::successors).forEach(next -> ways[next]++);
        Deque<Integer> free = new ArrayDeque<>(List.of(0));
        int taken = 0;
        while (!free.isEmpty()) {
            taken++;
            successors(free.removeFirst()).filter(next -> --ways[next] == 0).forEach(free::add);
        }
        if (taken < ways.length) {
            throw new AssertionError(
                    "a run need not end: of " + ways.length + " states " + taken + " are in no circle");
        }
    }

    private IntStream successors(int world) {
        return nexts(worlds.get(world)).stream().mapToInt(next -> worlds.of(next.world()));
    }
}
