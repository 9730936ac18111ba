package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.FreePorts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A shop that waits less long for payments than its provider takes, and whose mail server is down at first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowPartnersTest {
    private final int smtpPort = FreePorts.one("SMTP").number();
    private final Path directory;
    private final TestSystem system;

    SlowPartnersTest() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("ordersaga-slow-partners-");
        system = TestSystem.start(
                directory,
                Map.of(
                        "PAYMENT_CALL_TIMEOUT_MS", "10000",
                        "SAGA_PAYMENT_TIMEOUT_MS", "100",
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_PORT", Integer.toString(smtpPort),
                        "SMTP_STARTTLS", "off",
                        "MAIL_FROM", "shop@example.org",
                        "MAIL_RETRY_FIRST_MS", "100",
                        "MAIL_RETRY_LONGEST_MS", "1000",
                        "MAIL_MAX_ATTEMPTS", "100"));
    }

    @AfterAll
    void stop() {
        system.close();
        Directories.delete(directory);
    }

    @Test
    void shouldRefundAChargeThatSucceedsAfterTheOrderHasTimedOut() {
        Shop shop = system.shop();
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);

        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(product, 3).put("paymentToken", "tok_slow_3s"));

        assertThat(order.path("failureReason").asText()).isEqualTo("payment-timeout");
        shop.awaitStock(product, 5);
        String id = order.path("id").asText();
        Shop.awaitPayment(customer, id, "REFUNDED");
        List<String> steps = Shop.await(
                "the refund in the timeline",
                () -> Shop.timeline(customer, id),
                timeline -> timeline.contains("payment-refunded"));
        assertThat(steps)
                .containsExactly(
                        "order-created",
                        "order-products-reserved",
                        "order-payment-failed",
                        "order-failed",
                        "payment-processed",
                        "payment-refunded");
        assertThat(Shop.awaitEnd(customer, id).path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void shouldReachTheMailServerWhenItComesBack() {
        ShopClient customer = system.shop().newCustomer();
        Shop.await("the welcome to be pending", () -> statuses(customer), List.of("PENDING")::equals);
        ServerSetup setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        GreenMail server = new GreenMail(setup);

        server.start();

        try {
            Shop.await("the welcome to be sent", () -> statuses(customer), List.of("SENT")::equals);
            assertThat(received(server, customer)).hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static List<String> statuses(ShopClient customer) {
        return fields(customer, "status");
    }

    private static List<String> fields(ShopClient customer, String field) {
        JsonNode notifications =
                customer.get("/api/notifications/my-notifications").orThrow();
        return StreamSupport.stream(notifications.spliterator(), false)
                .map(row -> row.path(field).asText())
                .toList();
    }

    private static List<String> received(GreenMail server, ShopClient customer) {
        List<String> ids = fields(customer, "id");
        return Stream.of(server.getReceivedMessages())
                .map(SlowPartnersTest::messageId)
                .filter(messageId -> ids.stream().anyMatch(messageId::contains))
                .toList();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
