package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.log.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningShop.class)
class TraceTest {
    private static final List<String> TOPICS = List.of(
            Topics.ORDER_COMMANDS.name(),
            Topics.ORDER_EVENTS.name(),
            Topics.STOCK_COMMANDS.name(),
            Topics.PRODUCT_EVENTS.name(),
            Topics.PAYMENT_EVENTS.name(),
            Topics.PAYMENT_REQUESTS.name(),
            Topics.PAYMENT_RESULTS.name(),
            Topics.ORDERS.name(),
            Topics.PAYMENTS.name());

    @Test
    void shouldFindOneTraceInEverythingThatFollowsFromAnOrder(Shop shop, Records records) {
        String product = shop.newProduct("10.00", 5);
        ShopClient customer = shop.newCustomer();

        String order = Shop.placeAndAwaitEnd(
                        customer, Shop.order(product, 1).put("paymentToken", "tok_timeout_then_ok"))
                .path("id")
                .asText();

        Shop.awaitPayment(customer, order, "COMPLETED");
        List<String> traces = new ArrayList<>();
        for (String topic : TOPICS) {
            List<String> found = records.of(topic).stream()
                    .filter(record -> isOf(order, record))
                    .map(TraceTest::traceId)
                    .toList();
            assertThat(found).as(topic).isNotEmpty();
            traces.addAll(found);
        }
        assertThat(traces).as("trace ids of %s", order).hasSizeGreaterThan(TOPICS.size());
        assertThat(traces.stream().distinct()).hasSize(1).allMatch(trace -> trace.matches("[0-9a-f]{32}"));
    }

    private static boolean isOf(String order, ConsumerRecord<byte[], byte[]> record) {
        return text(record.key()).contains(order) || text(record.value()).contains(order);
    }

    private static String traceId(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(MessageHeaders.TRACEPARENT);
        return Optional.ofNullable(header)
                .map(found -> new String(found.value(), UTF_8).split("-", 4)[1])
                .orElse("none");
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }
}
