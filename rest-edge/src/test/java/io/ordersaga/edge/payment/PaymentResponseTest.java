package io.ordersaga.edge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.payment.PaymentStatus;
import io.ordersaga.topics.wire.JsonFormat;
import io.ordersaga.topology.view.payment.PaymentView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentResponseTest {
    private static final JsonMapper JSON = JsonFormat.mapper();

    @Test
    void shouldHaveTheShapeOfTheContract() throws JsonProcessingException {
        String json = JSON.writeValueAsString(PaymentResponse.of(view(Optional.of("card-expired")), "EUR"));

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree("""
                                {"id": "pay_00000000-0000-0000-0000-000000000007",
                                 "orderId": "ord_00000000-0000-0000-0000-000000000005",
                                 "userId": "usr_00000000-0000-0000-0000-000000000006",
                                 "amount": "90071992547409.91", "currency": "EUR", "status": "FAILED",
                                 "method": "card", "reason": "card-expired",
                                 "createdAt": "2026-01-02T03:04:05.000Z", "updatedAt": "2026-01-02T03:04:06.000Z"}
                                """));
    }

    @Test
    void shouldLeaveOutTheReasonWhenThereIsNone() {
        var json = JSON.valueToTree(PaymentResponse.of(view(Optional.empty()), "EUR"));

        assertThat(json.has("reason")).isFalse();
        assertThat(json.has("status")).isTrue();
    }

    private static PaymentView view(Optional<String> reason) {
        return new PaymentView(
                new PaymentId("pay_00000000-0000-0000-0000-000000000007"),
                OrderId.of(new UUID(0, 5)),
                UserId.of(new UUID(0, 6)),
                new Money(Money.MAX_MINOR_UNITS),
                PaymentStatus.FAILED,
                reason,
                2,
                Instant.parse("2026-01-02T03:04:05.000Z"),
                Instant.parse("2026-01-02T03:04:06.000Z"));
    }
}
