package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.Links;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topology.stream.IndexKeys;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A list of orders that is followed from its first page to its last, and held to what is promised of it: newest first, and each
 * order that is there all the time exactly once.
 */
final class PagedList {
    static final int LARGEST_PAGE = 100;

    private final String path;
    private final Predicate<JsonNode> belongs;
    private final Set<String> missing;
    private int pages;
    private int orders;
    private int news;
    private int wrong;
    private String last = "\u007f";

    /**
     * @param path of the list, with its filter and {@code limit}
     * @param belongs whether an order may be in this list
     * @param expected the ids of those that are in it from before the first page until after the last
     */
    PagedList(String path, Predicate<JsonNode> belongs, Set<String> expected) {
        this.path = path;
        this.belongs = belongs;
        this.missing = new HashSet<>(expected);
    }

    /**
     * Reads all of it and prints what it saw. Called once.
     *
     * @param placing of orders, which is under way
     * @return whether all was right
     */
    boolean isRightFor(ShopClient client, Placing placing) {
        int placedBefore = placing.accepted().size();
        long begun = System.nanoTime();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            Answer page = client.get(next.get());
            note(page.orThrow());
            next = Links.next(page.headers());
        }
        System.out.printf(
                "%-44s %5d pages, %8d orders, %d of them new, %d missing, %d wrong; %.1f s, %d placed meanwhile%n",
                path,
                pages,
                orders,
                news,
                missing.size(),
                wrong,
                (System.nanoTime() - begun) / 1e9,
                placing.accepted().size() - placedBefore);
        return isRight();
    }

    /** Whether all that was noted is right, and nothing is missing. */
    boolean isRight() {
        return missing.isEmpty() && wrong == 0;
    }

    /** Takes the next page into account. */
    void note(JsonNode page) {
        pages++;
        if (page.size() > LARGEST_PAGE) {
            wrong++;
        }
        page.forEach(this::noteOrder);
    }

    /** That it is strictly in order means that no order comes twice, as its place never changes. */
    private void noteOrder(JsonNode order) {
        OrderId id = new OrderId(order.path("id").asText());
        String place = IndexKeys.byTime(Instant.parse(order.path("createdAt").asText()), id);
        orders++;
        if (!missing.remove(id.value())) {
            news++;
        }
        if (place.compareTo(last) >= 0 || !belongs.test(order)) {
            wrong++;
        }
        last = place;
    }
}
