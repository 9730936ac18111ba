package io.ordersaga.edge.order;

import static io.ordersaga.edge.order.Wanted.CUP;
import static io.ordersaga.edge.order.Wanted.TEA;
import static io.ordersaga.edge.order.Wanted.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderRequestTest {
    private static final List<OrderRequest.Item> TEAS = List.of(item(TEA, 1));

    @Test
    void shouldHaveEqualFingerprintsWhenRequestsAreEqual() {
        OrderRequest one = new OrderRequest(List.of(item(TEA, 1, 450)), Optional.of(new Money(450)), token("t"));
        OrderRequest other = new OrderRequest(List.of(item(TEA, 1, 450)), Optional.of(new Money(450)), token("t"));

        assertThat(one.fingerprint()).isEqualTo(other.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void shouldHaveOneFingerprintEachWhenRequestsDiffer() {
        List<OrderRequest> requests = List.of(
                new OrderRequest(TEAS, Optional.empty(), token()),
                new OrderRequest(List.of(item(CUP, 1)), Optional.empty(), token()),
                new OrderRequest(List.of(item(TEA, 11)), Optional.empty(), token()),
                new OrderRequest(List.of(item(TEA, 1, 0)), Optional.empty(), token()),
                new OrderRequest(List.of(item(TEA, 1, 1)), Optional.empty(), token()),
                new OrderRequest(TEAS, Optional.of(Money.ZERO), token()),
                new OrderRequest(TEAS, Optional.of(new Money(1)), token()),
                new OrderRequest(List.of(item(TEA, 1), item(TEA, 1)), Optional.empty(), token()),
                new OrderRequest(List.of(item(TEA, 2)), Optional.empty(), token()),
                new OrderRequest(List.of(item(TEA, 1), item(CUP, 1)), Optional.empty(), token()),
                new OrderRequest(List.of(item(CUP, 1), item(TEA, 1)), Optional.empty(), token()));

        assertThat(fingerprints(requests)).hasSize(requests.size());
    }

    @Test
    void shouldHaveOneFingerprintEachWhenTokensAreMadeToLookLikeOtherFields() {
        List<OrderRequest> requests = List.of(
                new OrderRequest(TEAS, Optional.of(new Money(9)), token()),
                new OrderRequest(TEAS, Optional.of(new Money(9)), token("")),
                new OrderRequest(TEAS, Optional.of(new Money(9)), token("#")),
                new OrderRequest(TEAS, Optional.empty(), token("9")),
                new OrderRequest(TEAS, Optional.empty(), token("9#")),
                new OrderRequest(TEAS, Optional.empty(), token("#9")),
                new OrderRequest(TEAS, Optional.empty(), token("##9#")),
                new OrderRequest(TEAS, Optional.empty(), token(";" + CUP.value() + "*1@")),
                new OrderRequest(List.of(item(TEA, 1), item(CUP, 1)), Optional.empty(), token()));

        assertThat(fingerprints(requests)).hasSize(requests.size());
    }

    @Test
    void shouldHaveOneFingerprintEachWhenTokensDifferOnlyInWhatUtf8CannotEncode() {
        List<OrderRequest> requests = List.of(
                new OrderRequest(TEAS, Optional.empty(), token("?")),
                new OrderRequest(TEAS, Optional.empty(), token("\ud800")),
                new OrderRequest(TEAS, Optional.empty(), token("\ud801")),
                new OrderRequest(TEAS, Optional.empty(), token("\ufffd")));

        assertThat(fingerprints(requests)).hasSize(requests.size());
    }

    private static List<String> fingerprints(List<OrderRequest> requests) {
        return requests.stream().map(OrderRequest::fingerprint).distinct().collect(Collectors.toList());
    }

    private static Optional<String> token(String text) {
        return Optional.of(text);
    }

    private static Optional<String> token() {
        return Optional.empty();
    }
}
