package io.ordersaga.topology.stream.product;

import static io.ordersaga.topics.log.Topics.PRODUCT_COMMANDS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockCommand.ReserveStock;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.product.ProductView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the tests of the product service have in common: two products and an order of both. */
final class Shop {
    static final ProductId LAMP = ProductId.of(new UUID(7, 1));
    static final ProductId DESK = ProductId.of(new UUID(7, 2));
    static final OrderId ORDER = OrderId.of(new UUID(8, 1));
    static final UserId USER = UserId.of(new UUID(8, 2));
    static final EventId COMMAND = EventId.of(new UUID(8, 3));
    static final Money PRICE = new Money(10_00);
    static final List<OrderLine> LINES = List.of(
            new OrderLine(LAMP, "lamp", new Quantity(2), PRICE), new OrderLine(DESK, "desk", new Quantity(1), PRICE));
    static final Map<String, String> HEADERS =
            Map.of(MessageHeaders.TRACEPARENT, "00-1-2-01", MessageHeaders.ACTOR, USER.value());

    private Shop() {}

    static ServiceHarness harness(ViewListener listener) {
        return ServiceHarness.ofParts(builder -> {
            ProductTopology.addTo(builder);
            new ProductViews(listener).addTo(builder);
        });
    }

    static void givenProduct(ServiceHarness service, ProductId product, long stock) {
        String category = product.equals(LAMP) ? "light" : "home";
        service.givenMessage(PRODUCT_COMMANDS, product, new CreateProduct(product, details(category), stock));
    }

    /** Five lamps and five desks, of which the order holds what it needs. */
    static void givenHeldOrder(ServiceHarness service) {
        givenProduct(service, LAMP, 5);
        givenProduct(service, DESK, 5);
        reserve().forEach(command -> service.givenMessage(STOCK_COMMANDS, command.productId(), command));
    }

    static ProductDetails details(String category) {
        return new ProductDetails("It", "Of use.", PRICE, Optional.of(category), Optional.empty());
    }

    /** What the order asks for. */
    static List<StockCommand> reserve() {
        return LINES.stream()
                .<StockCommand>map(line -> new ReserveStock(line.productId(), ORDER, line.quantity()))
                .toList();
    }

    static StockCommand reserveLamps(int units) {
        return new ReserveStock(LAMP, ORDER, new Quantity(units));
    }

    static ProductView view(ServiceHarness service, ProductId product) {
        return service.<ProductId, ProductView>store("products").get(product);
    }
}
