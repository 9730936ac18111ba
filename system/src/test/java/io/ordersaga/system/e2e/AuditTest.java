package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.connect.table.SinkTables;
import io.ordersaga.system.audit.Audit;
import io.ordersaga.system.audit.books.Check;
import io.ordersaga.system.audit.books.Finding;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The auditor on a running shop. */
@Timeout(180)
class AuditTest {
    @TempDir
    Path directory;

    @Test
    void shouldFindNothingInASoundShopAndNameWhatWasTamperedWith() throws Exception {
        try (TestSystem system = TestSystem.start(directory, Map.of())) {
            Shop shop = system.shop();
            ShopClient customer = shop.newCustomer();
            String product = shop.newProduct("10.00", 5);
            String confirmed = end(customer, Shop.order(product, 2));
            end(customer, Shop.order(product, 4));
            end(customer, Shop.order(product, 1).put("paymentToken", "tok_decline"));
            String cancelled = end(customer, Shop.order(product, 1));
            customer.post("/api/orders/" + cancelled + "/cancel", ShopClient.object())
                    .orThrow();
            Shop.await(
                    "the refund in the timeline",
                    () -> Shop.timeline(customer, cancelled),
                    steps -> steps.contains("payment-refunded"));
            shop.awaitStock(product, 3);
            awaitTables(system);

            try (Audit audit = system.audit(shop.admin())) {
                Outcome sound = audit.run();
                forgeRefund(
                        system,
                        confirmed,
                        Shop.paymentOf(customer, confirmed).path("id").asText());
                forge(system, "no event at all");
                Outcome tampered = audit.run();

                assertThat(findings(sound)).isEmpty();
                assertThat(sound.lines())
                        .filteredOn(line -> line.check() == Check.STORE_ORDERS)
                        .extracting(Outcome.Line::checked)
                        .containsExactly(4L);
                assertThat(findings(tampered))
                        .extracting(finding -> finding.check() + " " + finding.id())
                        .hasSize(2)
                        .contains("MONEY_CONSERVED " + confirmed)
                        .anyMatch(finding -> finding.startsWith("READABLE payment-events-"));
            }
        }
    }

    /** Kafka Connect begins last: to an auditor that comes before it every row is missing. */
    private static void awaitTables(TestSystem system) {
        Tables tables = new Tables(system::database);
        SinkTables.ALL.forEach(
                table -> tables.await(table.database(), "select count(*) > 0 from " + table.name(), "t"));
    }

    private static String end(ShopClient customer, JsonNode order) {
        return Shop.placeAndAwaitEnd(customer, order).path("id").asText();
    }

    private static void forgeRefund(TestSystem system, String order, String payment) throws Exception {
        OrderId id = new OrderId(order);
        byte[] value = Topics.PAYMENT_EVENTS
                .value()
                .serializer()
                .serialize(
                        "",
                        new Message<>(
                                EventId.of(UUID.randomUUID()),
                                Instant.parse("2026-01-01T00:00:00Z"),
                                new PaymentRefunded(id, new PaymentId(payment), new Money(2000))));
        byte[] key = Topics.PAYMENT_EVENTS.key().serializer().serialize("", id);
        system.records().send(new ProducerRecord<>(Topics.PAYMENT_EVENTS.name(), key, value));
    }

    private static void forge(TestSystem system, String text) throws Exception {
        byte[] bytes = text.getBytes(UTF_8);
        system.records().send(new ProducerRecord<>(Topics.PAYMENT_EVENTS.name(), bytes, bytes));
    }

    private static List<Finding> findings(Outcome outcome) {
        return outcome.lines().stream().flatMap(line -> line.first().stream()).toList();
    }
}
