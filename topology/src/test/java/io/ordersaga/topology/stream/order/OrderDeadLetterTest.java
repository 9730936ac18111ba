package io.ordersaga.topology.stream.order;

import static io.ordersaga.topics.log.Topics.DEAD_LETTERS;
import static io.ordersaga.topics.log.Topics.ORDERS;
import static io.ordersaga.topics.log.Topics.ORDER_COMMANDS;
import static io.ordersaga.topics.log.Topics.ORDER_EVENTS;
import static io.ordersaga.topics.log.Topics.ORDER_ITEMS;
import static io.ordersaga.topics.log.Topics.PAYMENT_EVENTS;
import static io.ordersaga.topics.log.Topics.PRODUCT_EVENTS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;
import static io.ordersaga.topology.decision.order.OrderExamples.LAMP_RESERVED;
import static io.ordersaga.topology.decision.order.OrderExamples.ORDER;
import static io.ordersaga.topology.decision.order.OrderExamples.PLACED;
import static io.ordersaga.topology.decision.order.OrderExamples.PROCESSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.DeadLetter;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderDeadLetterTest {
    private static final OrderId ANOTHER = OrderId.of(new UUID(9, 9));
    private static final byte[] KEY = ORDER.value().getBytes(UTF_8);
    private static final Map<String, String> HEADERS = Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01");

    // Under exactly-once the driver of Kafka 4.3 forgets what a deserialization handler sends.
    @RegisterExtension
    final ServiceHarness orders = Saga.harness(ViewListener.NONE)
            .with(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);

    static List<Topic<?, ?>> inputs() {
        return List.of(ORDER_COMMANDS, PRODUCT_EVENTS, PAYMENT_EVENTS, ORDER_EVENTS);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepTheBytesOfARecordThatCannotBeReadAndGoOn(Topic<?, ?> input) {
        byte[] broken = "{\"eventType\":\"place-".getBytes(UTF_8);

        orders.pipeRaw(input.name(), KEY, broken);

        requireKept(input, KEY, broken);
        requireGoingOn();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepARecordWithoutAValueAndGoOn(Topic<?, ?> input) {
        orders.pipeRaw(input.name(), KEY, null);

        requireKept(input, KEY, null);
        requireGoingOn();
    }

    @Test
    void shouldKeepARecordWithoutAKeyAndGoOn() {
        byte[] command = ORDER_COMMANDS.value().serializer().serialize("", orders.message(new PlaceOrder(PLACED)));

        orders.pipeRaw(ORDER_COMMANDS.name(), null, command);

        requireKept(ORDER_COMMANDS, null, command);
        requireGoingOn();
    }

    @Test
    void shouldKeepACommandThatLiesUnderTheKeyOfAnotherOrder() {
        Message<OrderCommand> misplaced = orders.message(new PlaceOrder(PLACED));

        orders.when(ORDER_COMMANDS, ANOTHER, misplaced, HEADERS);

        orders.thenDeadLetter()
                .isFrom("order-commands", 0)
                .hasHeaders(HEADERS)
                .hasHeader(DeadLetter.COMPONENT, "decide-next-step")
                .hasReason("the record's key is not the one its value belongs to")
                .keeps(
                        ANOTHER.value().getBytes(UTF_8),
                        ORDER_COMMANDS.value().serializer().serialize("", misplaced));
        assertThat(orders.<OrderId, SagaState>entries("order-saga")).isEmpty();
        requireGoingOn();
    }

    @Test
    void shouldKeepAnAnswerThatLiesUnderTheKeyOfAnotherOrder() {
        orders.givenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));
        Map<OrderId, SagaState> before = orders.entries("order-saga");

        orders.whenMessage(PRODUCT_EVENTS, ANOTHER, LAMP_RESERVED);
        orders.whenMessage(PAYMENT_EVENTS, ANOTHER, PROCESSED);

        assertThat(orders.then(DEAD_LETTERS).records())
                .extracting(letter -> letter.headers().get(DeadLetter.TOPIC))
                .containsExactly("product-events", "payment-events");
        assertThat(orders.<OrderId, SagaState>entries("order-saga")).isEqualTo(before);
    }

    private void requireKept(Topic<?, ?> input, byte @Nullable [] key, byte @Nullable [] value) {
        orders.thenDeadLetter().isFrom(input.name(), 0).keeps(key, value);
    }

    private void requireGoingOn() {
        orders.ignoring(ORDERS, ORDER_ITEMS, STOCK_COMMANDS);
        orders.whenMessage(ORDER_COMMANDS, ORDER, new PlaceOrder(PLACED));
        assertThat(orders.thenBodies(ORDER_EVENTS)).hasOnlyElementsOfType(OrderCreated.class);
    }
}
