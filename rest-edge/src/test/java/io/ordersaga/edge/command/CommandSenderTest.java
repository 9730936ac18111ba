package io.ordersaga.edge.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.http.Origin;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class CommandSenderTest {
    private static final OrderId ORDER = OrderId.of(new UUID(0, 5));
    private static final UserId USER = UserId.of(new UUID(0, 6));
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Message<OrderCommand> COMMAND = new Message<>(
            EventId.of(new UUID(0, 8)),
            Instant.parse("2026-01-02T03:04:05.006Z"),
            new CancelOrder(ORDER, Optional.of("changed my mind")));

    @Test
    void shouldWriteKeyValueAndOrigin() throws InterruptedException {
        MockProducer<byte[], byte[]> producer = producer(true);

        new CommandSender(producer).send(Topics.ORDER_COMMANDS, ORDER, COMMAND, new Origin(TRACE, Optional.of(USER)));

        assertThat(producer.history()).hasSize(1);
        ProducerRecord<byte[], byte[]> record = producer.history().getFirst();
        assertThat(record.topic()).isEqualTo("order-commands");
        assertThat(new String(record.key(), UTF_8)).isEqualTo(ORDER.value());
        assertThat(Topics.ORDER_COMMANDS.value().deserializer().deserialize("order-commands", record.value()))
                .isEqualTo(COMMAND);
        assertThat(headers(record)).isEqualTo(Map.of("traceparent", TRACE, "actor", USER.value()));
    }

    @Test
    void shouldNameNoActorWhenNobodyIsKnown() throws InterruptedException {
        MockProducer<byte[], byte[]> producer = producer(true);

        new CommandSender(producer).send(Topics.ORDER_COMMANDS, ORDER, COMMAND, new Origin(TRACE, Optional.empty()));

        assertThat(headers(producer.history().getFirst())).isEqualTo(Map.of("traceparent", TRACE));
    }

    @Test
    void shouldReturnOnlyWhenTheBrokerHasConfirmed() throws Exception {
        MockProducer<byte[], byte[]> producer = producer(false);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> sending = thread.submit(() -> send(producer));
            confirm(producer);

            sending.get(30, TimeUnit.SECONDS);
        }

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void shouldSayThatTheCommandIsNotConfirmedWhenTheBrokerFails() throws Exception {
        MockProducer<byte[], byte[]> producer = producer(false);
        TimeoutException cause = new TimeoutException("no answer");
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> sending = thread.submit(() -> send(producer));
            fail(producer, cause);

            assertThatThrownBy(() -> sending.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(CommandNotSentException.class)
                    .hasMessageContaining("order-commands")
                    .hasRootCause(cause);
        }
    }

    @Test
    void shouldSayThatTheCommandIsNotConfirmedWhenTheProducerDoesNotEvenTry() {
        MockProducer<byte[], byte[]> producer = producer(true);
        producer.sendException = new TimeoutException("no metadata");

        assertThatThrownBy(() -> send(producer))
                .isInstanceOf(CommandNotSentException.class)
                .hasCause(producer.sendException);
    }

    @Test
    void shouldCloseTheProducerWhenClosed() {
        MockProducer<byte[], byte[]> producer = producer(true);

        new CommandSender(producer).close();

        assertThat(producer.closed()).isTrue();
    }

    private static int send(MockProducer<byte[], byte[]> producer) throws InterruptedException {
        new CommandSender(producer).send(Topics.ORDER_COMMANDS, ORDER, COMMAND, new Origin(TRACE, Optional.empty()));
        return producer.history().size();
    }

    private static void confirm(MockProducer<byte[], byte[]> producer) {
        awaitTrue(producer::completeNext);
    }

    private static void fail(MockProducer<byte[], byte[]> producer, RuntimeException cause) {
        awaitTrue(() -> producer.errorNext(cause));
    }

    private static void awaitTrue(BooleanSupplier attempt) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!attempt.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the record was not sent in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .collect(Collectors.toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }

    private static MockProducer<byte[], byte[]> producer(boolean confirmsAtOnce) {
        return new MockProducer<>(confirmsAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
