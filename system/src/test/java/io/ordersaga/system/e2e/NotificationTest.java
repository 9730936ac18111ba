package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reaches people outside the shop. */
@ExtendWith(RunningShop.class)
class NotificationTest {
    private static final String MINE = "/api/notifications/my-notifications";
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void shouldLeaveOneMailToTheRegisteredAddressWhenAnOrderIsConfirmed(TestSystem system) throws Exception {
        Shop shop = system.shop();
        String email = Shop.newEmail();
        ShopClient customer = shop.anyone().registered(email, "password123");
        JsonNode body = Shop.order(shop.newProduct("10.00", 5), 2);
        String order = customer.post(
                        "/api/orders", body, Map.of("traceparent", "00-" + TRACE_ID + "-b7ad6b7169203331-01"))
                .orThrow()
                .path("order")
                .path("id")
                .asText();

        JsonNode row = awaitSent(customer, "order-confirmed");

        assertThat(row.path("channel").asText()).isEqualTo("email");
        assertThat(row.path("subject").asText()).isEqualTo("Your order " + order + " is confirmed");
        assertThat(row.path("body").asText()).contains("Total: 20.00 USD");
        MimeMessage mail = mail(system, row);
        assertThat(mail.getHeader("To", null)).isEqualTo(email);
        assertThat(mail.getHeader("X-Trace-Id", null)).isEqualTo(TRACE_ID);
        assertThat(mail.getSubject()).isEqualTo(row.path("subject").asText());
        assertThat(mail.getContent().toString())
                .isEqualToNormalizingNewlines(row.path("body").asText());
        assertThat(types(customer)).containsExactly("order-confirmed", "welcome");
        assertThat(mailsTo(system, email)).hasSize(2);
        assertThat(types(shop.newCustomer())).doesNotContain("order-confirmed");
    }

    private static JsonNode awaitSent(ShopClient customer, String type) {
        return Shop.await(
                        "a notification of type " + type + " to be sent",
                        () -> all(customer)
                                .filter(row -> row.path("type").asText().equals(type))
                                .filter(row -> row.path("status").asText().equals("SENT"))
                                .findFirst(),
                        row -> row.isPresent())
                .orElseThrow();
    }

    private static Stream<JsonNode> all(ShopClient customer) {
        return StreamSupport.stream(customer.get(MINE).orThrow().spliterator(), false);
    }

    private static List<String> types(ShopClient customer) {
        return all(customer).map(row -> row.path("type").asText()).toList();
    }

    private static MimeMessage mail(TestSystem system, JsonNode row) throws Exception {
        Path file = system.mail().resolve(row.path("id").asText() + ".eml");
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static List<Path> mailsTo(TestSystem system, String email) throws IOException {
        try (Stream<Path> files = Files.list(system.mail())) {
            // What is still being written has another name, and loses it at any moment.
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .filter(file -> contains(file, "To: " + email))
                    .toList();
        }
    }

    private static boolean contains(Path file, String line) {
        try {
            return Files.readAllLines(file).contains(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
