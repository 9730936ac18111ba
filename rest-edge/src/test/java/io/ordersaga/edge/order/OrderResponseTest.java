package io.ordersaga.edge.order;

import static io.ordersaga.edge.order.Wanted.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.wire.JsonFormat;
import io.ordersaga.topology.view.Outcomes;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.SagaStep;
import io.ordersaga.topology.view.order.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderResponseTest {
    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final OrderId ID = OrderId.of(new UUID(0, 5));
    private static final UserId USER = UserId.of(new UUID(0, 6));
    private static final PaymentId PAYMENT = new PaymentId("pay_00000000-0000-0000-0000-000000000007");
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final Instant UPDATED = Instant.parse("2026-01-02T03:04:06.007Z");

    @Test
    void shouldHaveTheShapeOfTheContract() throws JsonProcessingException {
        OrderView view = view(SagaStep.FAILED, Optional.of(PAYMENT), Optional.of(FailureReason.PAYMENT_DECLINED));

        String json = JSON.writeValueAsString(OrderResponse.of(view, "EUR"));

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree("""
                                {"id": "ord_00000000-0000-0000-0000-000000000005",
                                 "userId": "usr_00000000-0000-0000-0000-000000000006",
                                 "status": "FAILED", "step": "FAILED",
                                 "items": [{"productId": "prd_00000000-0000-0000-0000-000000000001", "name": "Tea",
                                            "quantity": 3, "price": "4.50", "lineTotal": "13.50"}],
                                 "totalAmount": "13.50", "currency": "EUR",
                                 "paymentId": "pay_00000000-0000-0000-0000-000000000007",
                                 "failureReason": "payment-declined",
                                 "allowedActions": [], "version": 2,
                                 "createdAt": "2026-01-02T03:04:05.006Z", "updatedAt": "2026-01-02T03:04:06.007Z"}
                                """));
    }

    @Test
    void shouldLeaveOutWhatThereIsNotYet() {
        OrderView view = view(SagaStep.RESERVING_STOCK, Optional.empty(), Optional.empty());

        var json = JSON.valueToTree(OrderResponse.of(view, "EUR"));

        assertThat(json.has("paymentId")).isFalse();
        assertThat(json.has("failureReason")).isFalse();
        assertThat(json.has("status")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVING_STOCK, PENDING, cancel",
        "AWAITING_PAYMENT, PENDING, cancel",
        "CANCELLING, PENDING, ''",
        "RELEASING_STOCK, PENDING, ''",
        "CONFIRMED, CONFIRMED, cancel",
        "FAILED, FAILED, ''",
        "CANCELLED, CANCELLED, ''"
    })
    void shouldShowStatusAndAllowedActionsOfEveryStep(SagaStep step, String status, String action) {
        OrderResponse response = OrderResponse.of(view(step, Optional.empty(), Optional.empty()), "EUR");

        assertThat(response.status().name()).isEqualTo(status);
        assertThat(response.allowedActions()).isEqualTo(action.isEmpty() ? List.of() : List.of(action));
    }

    private static OrderView view(SagaStep step, Optional<PaymentId> payment, Optional<FailureReason> reason) {
        Order order = new Order(
                ID,
                USER,
                List.of(new OrderLine(TEA, "Tea", new Quantity(3), new Money(450))),
                new Money(1350),
                Optional.of("tok_secret"),
                "fingerprint");
        return new OrderView(
                order,
                EventId.of(new UUID(0, 8)),
                step,
                payment,
                reason,
                CREATED,
                List.of(
                        new TimelineEntry(1, "order-created", CREATED, Optional.empty()),
                        new TimelineEntry(2, "order-failed", UPDATED, Optional.empty())),
                Outcomes.NONE);
    }
}
