package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.Step.Card;
import io.ordersaga.system.simulation.step.Step.Item;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What customers and administrators choose to do. */
final class Customers {
    private static final int SESSIONS_OF_A_USER = 2;

    private final SplittableRandom random;
    private final Climate climate;
    private final int orders;
    private int placed;
    private int changes;

    Customers(SplittableRandom random, Climate climate, int orders) {
        this.random = random;
        this.climate = climate;
        this.orders = orders;
    }

    boolean areDone() {
        return placed >= orders;
    }

    Step next() {
        int dice = random.nextInt(100);
        if (placed > 0 && dice < 15) {
            return new Step.Cancel(recent(), random.nextInt(2));
        }
        if (dice < 20) {
            return administer(random.nextInt(climate.products()));
        }
        if (dice < 27) {
            return account(random.nextInt(climate.users()));
        }
        return place();
    }

    /** An order that was placed a short while ago, as those are the ones that something is still happening to. */
    int recent() {
        return Math.max(0, placed - 1 - random.nextInt(Math.min(placed, 10)));
    }

    private Step place() {
        int order = placed++;
        int kinds = random.nextInt(1, Math.min(4, climate.products()) + 1);
        List<Item> items = IntStream.range(0, kinds)
                .map(index -> product())
                .distinct()
                .mapToObj(product -> new Item(product, random.nextInt(1, 4)))
                .toList();
        Card card = random.nextInt(100) < climate.declines() ? Card.DECLINED : Card.GOOD;
        return new Step.Place(order, random.nextInt(climate.users()), card, items);
    }

    // Now and then one that is not in the catalogue.
    private int product() {
        return random.nextInt(100) == 0 ? climate.products() : random.nextInt(climate.products());
    }

    private Step administer(int product) {
        return switch (random.nextInt(8)) {
            case 0 -> new Step.Withdraw(product);
            case 1 -> new Step.Reprice(product, random.nextInt(1, 10_000));
            case 2 -> new Step.Create(product, climate.stock());
            default -> new Step.Adjust(product, random.nextInt(-3, 8));
        };
    }

    private Step account(int user) {
        int session = user * SESSIONS_OF_A_USER + random.nextInt(SESSIONS_OF_A_USER);
        return switch (random.nextInt(12)) {
            case 0 -> new Step.Leave(user);
            case 1 -> new Step.Register(user);
            case 2, 3, 4 -> new Step.Login(session, user);
            case 5, 6, 7 -> new Step.Refresh(session, random.nextInt(3));
            case 8 -> new Step.Logout(session, user, random.nextInt(2));
            default -> new Step.Rename(user, changes++);
        };
    }
}
