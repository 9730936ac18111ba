package io.ordersaga.edge.order;

import static io.ordersaga.edge.order.Wanted.CUP;
import static io.ordersaga.edge.order.Wanted.POT;
import static io.ordersaga.edge.order.Wanted.TEA;
import static io.ordersaga.edge.order.Wanted.item;
import static io.ordersaga.edge.order.Wanted.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.http.Mistake;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderLine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderPricingTest {
    private static final OrderId ID = OrderId.of(new UUID(1, 1));
    private static final UserId USER = UserId.of(new UUID(2, 2));

    private final RecordedOffers catalogue = new RecordedOffers();
    private final OrderPricing pricing = new OrderPricing(new Pricing(catalogue, catalogue));

    @Test
    void shouldMakeAnOrderAtTheShopsPricesWhenTheRequestIsRight() throws InterruptedException {
        catalogue.with(TEA, "Tea", 450);
        OrderRequest request = new OrderRequest(List.of(item(TEA, 2)), Optional.empty(), Optional.of("tok_visa"));

        Order order = pricing.order(ID, USER, request);

        assertThat(order)
                .isEqualTo(new Order(
                        ID,
                        USER,
                        List.of(new OrderLine(TEA, "Tea", new Quantity(2), new Money(450))),
                        new Money(900),
                        Optional.of("tok_visa"),
                        request.fingerprint()));
    }

    @Test
    void shouldPointToEveryUnknownProduct() {
        catalogue.with(CUP, "Cup", 800);

        ProblemException problem = problemOf(order(item(TEA, 1), item(CUP, 1), item(POT, 1)));

        assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_PRODUCT);
        assertThat(problem.mistakes())
                .extracting(Mistake::pointer)
                .containsExactly("/items/0/productId", "/items/2/productId");
    }

    @Test
    void shouldShowExpectedAndCurrentWhenAPriceHasChanged() {
        catalogue.with(TEA, "Tea", 450);

        ProblemException problem = problemOf(order(item(TEA, 1, 400)));

        assertThat(problem.type()).isEqualTo(ProblemType.PRICE_CHANGED);
        assertThat(problem.mistakes()).extracting(Mistake::pointer).containsExactly("/items/0/price");
        assertThat(problem.body("/api/orders", "trace"))
                .containsEntry("expected", "4.00")
                .containsEntry("current", "4.50");
    }

    @Test
    void shouldShowExpectedAndCurrentTotalWhenItIsAnother() {
        catalogue.with(TEA, "Tea", 450);

        ProblemException problem = problemOf(order(1000, item(TEA, 2)));

        assertThat(problem.type()).isEqualTo(ProblemType.PRICE_CHANGED);
        assertThat(problem.mistakes()).extracting(Mistake::pointer).containsExactly("/totalAmount");
        assertThat(problem.body("/api/orders", "trace"))
                .containsEntry("expected", "10.00")
                .containsEntry("current", "9.00");
    }

    @Test
    void shouldRefuseTheItemsWhenTheyCostMoreThanCanBeCounted() {
        catalogue.with(TEA, "Tea", Money.MAX_MINOR_UNITS).with(CUP, "Cup", 1);

        for (OrderRequest tooDear : List.of(order(item(TEA, 100_000)), order(item(TEA, 1), item(CUP, 1)))) {
            ProblemException problem = problemOf(tooDear);

            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
            assertThat(problem.mistakes()).extracting(Mistake::pointer).containsExactly("/items");
        }
    }

    private ProblemException problemOf(OrderRequest request) {
        return catchThrowableOfType(ProblemException.class, () -> pricing.order(ID, USER, request));
    }
}
