package io.ordersaga.topology.stream.product;

import static io.ordersaga.topics.log.Topics.CATALOG_EVENTS;
import static io.ordersaga.topics.log.Topics.PRODUCTS;
import static io.ordersaga.topics.log.Topics.PRODUCT_COMMANDS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;
import static io.ordersaga.topology.stream.product.Shop.DESK;
import static io.ordersaga.topology.stream.product.Shop.HEADERS;
import static io.ordersaga.topology.stream.product.Shop.LAMP;
import static io.ordersaga.topology.stream.product.Shop.ORDER;
import static io.ordersaga.topology.stream.product.Shop.details;
import static io.ordersaga.topology.stream.product.Shop.givenHeldOrder;
import static io.ordersaga.topology.stream.product.Shop.givenProduct;
import static io.ordersaga.topology.stream.product.Shop.reserveLamps;
import static io.ordersaga.topology.stream.product.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductDeadLetterTest {
    // Under exactly-once the driver of Kafka 4.3 forgets what a deserialization handler sends.
    @RegisterExtension
    final ServiceHarness service = Shop.harness(ViewListener.NONE)
            .with(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);

    static List<Topic<?, ?>> inputs() {
        return List.of(STOCK_COMMANDS, PRODUCT_COMMANDS, CATALOG_EVENTS);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepTheBytesOfARecordThatCannotBeReadAndGoOn(Topic<?, ?> input) {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);

        service.pipeRaw(input.name(), LAMP.value().getBytes(UTF_8), "{\"eventType\":\"order-".getBytes(UTF_8));
        service.whenMessage(PRODUCT_COMMANDS, LAMP, new CreateProduct(LAMP, details("light"), 5));

        service.thenDeadLetter().isFrom(input.name(), 0).keeps(LAMP.value(), "{\"eventType\":\"order-");
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(5, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepARecordWithoutAValue(Topic<?, ?> input) {
        service.pipeRaw(input.name(), LAMP.value().getBytes(UTF_8), null);

        service.thenDeadLetter().isFrom(input.name(), 0).keeps(LAMP.value(), null);
    }

    @Test
    void shouldKeepACommandThatLiesUnderTheKeyOfAnotherProduct() {
        givenProduct(service, LAMP, 5);

        Message<StockCommand> misplaced = service.message(reserveLamps(2));

        service.when(STOCK_COMMANDS, DESK, misplaced, HEADERS);

        service.thenDeadLetter()
                .isFrom("stock-commands", 0)
                .hasHeaders(HEADERS)
                .keeps(
                        DESK.value().getBytes(UTF_8),
                        STOCK_COMMANDS.value().serializer().serialize("", misplaced));
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(5, 0, 0));
    }

    @Test
    void shouldChangeNothingWhenTheLedgerContradictsItself() {
        givenHeldOrder(service);
        Map<ReservationKey, Object> before = service.entries("reservations");
        service.<ProductId, ProductStock>store("stock").put(LAMP, new ProductStock.Open(StockLevel.EMPTY));

        service.whenMessage(STOCK_COMMANDS, LAMP, new ReleaseStock(LAMP, ORDER));

        service.thenDeadLetter().hasReason("IllegalArgumentException in a decision");
        assertThat(service.<ReservationKey, Object>entries("reservations")).isEqualTo(before);
    }
}
