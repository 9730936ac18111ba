package io.ordersaga.topology.stream.order;

import static io.ordersaga.topics.log.Topics.DEAD_LETTERS;
import static io.ordersaga.topics.log.Topics.ORDERS;
import static io.ordersaga.topics.log.Topics.ORDER_COMMANDS;
import static io.ordersaga.topics.log.Topics.ORDER_EVENTS;
import static io.ordersaga.topics.log.Topics.ORDER_ITEMS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HalfAppliedRecordTest {
    @RegisterExtension
    final ServiceHarness orders = Saga.harness(new ViewListener() {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            throw new IllegalStateException("the row is put already");
        }
    });

    @Test
    void shouldStopAndNotGoOnWithTheNextRecordWhenAProcessorThrowsAfterItsDecision() {
        orders.ignoring(ORDER_EVENTS, ORDERS, ORDER_ITEMS, STOCK_COMMANDS);

        assertThatThrownBy(() -> orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED)))
                .isInstanceOf(StreamsException.class)
                .rootCause()
                .hasMessage("the row is put already");

        assertThat(orders.then(DEAD_LETTERS).records()).isEmpty();
    }
}
