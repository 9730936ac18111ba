package io.ordersaga.system.e2e;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The end-to-end cases once more, over the broker and the database that production has, each service as a process of its own
 * runs it.
 */
@InContainers
@ExtendWith(RunningShop.class)
class ContainersTest {
    @Test
    void shouldFillTheTablesWithWhatTheApiTells(Shop shop, Tables tables) {
        SinkTest.requireTheTablesToBeFilledWithWhatTheApiTells(shop, tables);
    }

    @Nested
    class OrderJourney extends OrderJourneyTest {}

    @Nested
    class OrderStream extends OrderStreamTest {}

    @Nested
    class ConditionalChange extends ConditionalChangeTest {}

    @Nested
    class Lists extends ListsTest {}

    @Nested
    class Analytics extends AnalyticsTest {}

    @Nested
    class Trace extends TraceTest {}

    @Nested
    class ManyOrders extends ManyOrdersTest {}

    @Nested
    class OriginalMistakes extends OriginalMistakesTest {}
}
