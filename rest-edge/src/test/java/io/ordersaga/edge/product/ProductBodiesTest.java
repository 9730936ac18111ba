package io.ordersaga.edge.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.http.BodyReader;
import io.ordersaga.edge.http.Mistake;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductCommand.AdjustStock;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.catalog.ProductCommand.UpdateProduct;
import io.ordersaga.topics.catalog.ProductDetails;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ProductBodiesTest {
    private static final ProductId SENT = ProductId.of(new UUID(0, 1));
    private static final ProductId MADE = ProductId.of(new UUID(0, 2));

    @Test
    void shouldReadEveryFieldOfAProduct() {
        String json = """
                {"id": "%s", "name": "Tea", "description": "Green", "price": 4.5, "stock": 7,
                 "category": "drinks", "imageUrl": "https://shop.example/tea.png"}
                """.formatted(SENT.value());

        assertThat(ProductBodies.creation(body(json), () -> MADE))
                .isEqualTo(new CreateProduct(
                        SENT,
                        new ProductDetails(
                                "Tea",
                                "Green",
                                new Money(450),
                                Optional.of("drinks"),
                                Optional.of("https://shop.example/tea.png")),
                        7));
    }

    @Test
    void shouldMakeAnIdWhenTheClientSendsNone() {
        String json = "{\"name\": \"Tea\", \"description\": \"\", \"price\": \"0\", \"stock\": 1000000000}";

        assertThat(ProductBodies.creation(body(json), () -> MADE))
                .isEqualTo(new CreateProduct(
                        MADE,
                        new ProductDetails("Tea", "", Money.ZERO, Optional.empty(), Optional.empty()),
                        1_000_000_000));
    }

    @Test
    void shouldNameEveryMissingFieldAtOnceWhenABodyIsEmpty() {
        assertThat(mistakes(() -> ProductBodies.creation(body("{}"), () -> MADE)))
                .containsExactly(missing("/name"), missing("/description"), missing("/price"), missing("/stock"));
        assertThat(mistakes(() -> ProductBodies.adjustment(body("{}"), SENT)))
                .containsExactly(missing("/delta"), missing("/reason"));
    }

    @Test
    void shouldNameEveryMistakeAtOnceWhenAProductIsWrongEverywhere() {
        String json = """
                {"id": "PRD_1", "name": "", "description": 1, "price": "4.505", "stock": 1000000001,
                 "category": "", "imageUrl": false, "sold": 3}
                """;

        assertThat(mistakes(() -> ProductBodies.creation(body(json), () -> MADE)))
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/id", "/name", "/description", "/price", "/stock", "/category", "/imageUrl", "/sold");
        assertThat(mistakes(() -> ProductBodies.update(body(json), SENT, Optional.empty())))
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/id", "/name", "/description", "/price", "/stock", "/category", "/imageUrl", "/sold");
    }

    @Test
    void shouldChangeOnlyTheFieldsThatAreSent() {
        assertThat(ProductBodies.update(body("{\"price\": 5, \"stock\": 0}"), SENT, Optional.empty()))
                .isEqualTo(new UpdateProduct(
                        SENT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Money(500)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(0L),
                        Optional.empty()));
    }

    @Test
    void shouldReadAnAdjustmentUpAndDown() {
        assertThat(ProductBodies.adjustment(body("{\"delta\": 5, \"reason\": \"delivery\"}"), SENT))
                .isEqualTo(new AdjustStock(SENT, 5, "delivery"));
        assertThat(ProductBodies.adjustment(body("{\"delta\": -5, \"reason\": \"broken\"}"), SENT))
                .isEqualTo(new AdjustStock(SENT, -5, "broken"));
        assertThat(mistakes(() -> ProductBodies.adjustment(body("{\"delta\": 1.5, \"reason\": \"\"}"), SENT)))
                .extracting(Mistake::pointer)
                .containsExactly("/delta", "/reason");
    }

    private static Mistake missing(String pointer) {
        return new Mistake(pointer, "is missing");
    }

    private static BodyReader body(String json) {
        return BodyReader.of(json.getBytes(UTF_8));
    }

    private static List<Mistake> mistakes(ThrowingCallable reading) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, reading);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
        return problem.mistakes();
    }
}
