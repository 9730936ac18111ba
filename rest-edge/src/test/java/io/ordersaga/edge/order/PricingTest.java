package io.ordersaga.edge.order;

import static io.ordersaga.edge.order.Wanted.CUP;
import static io.ordersaga.edge.order.Wanted.POT;
import static io.ordersaga.edge.order.Wanted.TEA;
import static io.ordersaga.edge.order.Wanted.item;
import static io.ordersaga.edge.order.Wanted.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.order.Pricing.Accepted;
import io.ordersaga.edge.order.Pricing.PriceChanged;
import io.ordersaga.edge.order.Pricing.UnknownProducts;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.OrderLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricingTest {
    private final RecordedOffers priceList = new RecordedOffers();
    private final RecordedOffers catalogue = new RecordedOffers();
    private final Pricing pricing = new Pricing(priceList, catalogue);

    @Test
    void shouldNotAskTheCatalogueWhenThePriceListKnowsAll() throws InterruptedException {
        priceList.with(TEA, "Tea", 450).with(CUP, "Cup", 800);

        var priced = pricing.price(order(2500, item(TEA, 2, 450), item(CUP, 2)));

        assertThat(priced).isEqualTo(new Accepted(List.of(line(2, 450), cups(2))));
        assertThat(catalogue.asked()).isEmpty();
    }

    @Test
    void shouldAskTheCatalogueForEveryLineWhenThePriceListDoesNotKnowOne() throws InterruptedException {
        priceList.with(TEA, "Tea", 400);
        catalogue.with(TEA, "Tea", 450).with(CUP, "Cup", 800);

        var priced = pricing.price(order(item(TEA, 2), item(CUP, 2)));

        assertThat(priced).isEqualTo(new Accepted(List.of(line(2, 450), cups(2))));
        assertThat(catalogue.asked()).containsExactly(TEA, CUP);
    }

    @Test
    void shouldBelieveTheCatalogueWhenThePriceListIsBehind() throws InterruptedException {
        priceList.with(TEA, "Tea", 400);
        catalogue.with(TEA, "Tea", 450);

        assertThat(pricing.price(order(item(TEA, 1, 450)))).isEqualTo(new Accepted(List.of(line(1, 450))));
        assertThat(pricing.price(order(900, item(TEA, 2)))).isEqualTo(new Accepted(List.of(line(2, 450))));
    }

    @Test
    void shouldNameEveryUnknownProductWhenTheCatalogueLacksSome() throws InterruptedException {
        catalogue.with(CUP, "Cup", 800);

        var priced = pricing.price(order(item(TEA, 1), item(CUP, 1), item(POT, 1)));

        assertThat(priced).isEqualTo(new UnknownProducts(List.of(0, 2)));
    }

    @Test
    void shouldNameTheLineWhenItsPriceIsNotTheExpectedOne() throws InterruptedException {
        priceList.with(TEA, "Tea", 450).with(CUP, "Cup", 800);
        catalogue.with(TEA, "Tea", 450).with(CUP, "Cup", 850);

        var priced = pricing.price(order(item(TEA, 1, 450), item(CUP, 1, 799)));

        assertThat(priced).isEqualTo(new PriceChanged("/items/1/price", new Money(799), new Money(850)));
    }

    @Test
    void shouldNameTheTotalWhenOnlyThatIsNotTheExpectedOne() throws InterruptedException {
        priceList.with(TEA, "Tea", 450);
        catalogue.with(TEA, "Tea", 450);

        var priced = pricing.price(order(901, item(TEA, 2, 450)));

        assertThat(priced).isEqualTo(new PriceChanged("/totalAmount", new Money(901), new Money(900)));
    }

    @Test
    void shouldCheckAnExpectedPriceOfNothing() throws InterruptedException {
        priceList.with(TEA, "Tea", 450);
        catalogue.with(TEA, "Tea", 450);

        var priced = pricing.price(order(item(TEA, 1, 0)));

        assertThat(priced).isEqualTo(new PriceChanged("/items/0/price", Money.ZERO, new Money(450)));
    }

    @Test
    void shouldMergeLinesInOrderOfAppearanceWhenAProductComesTwice() throws InterruptedException {
        priceList.with(TEA, "Tea", 450).with(CUP, "Cup", 800);

        var priced = pricing.price(order(2950, item(TEA, 1, 450), item(CUP, 2), item(TEA, 2)));

        assertThat(priced).isEqualTo(new Accepted(List.of(line(3, 450), cups(2))));
    }

    @Test
    void shouldKeepTheCategoryThatTheProductHasNow() throws InterruptedException {
        Optional<String> hot = Optional.of("Hot drinks");
        priceList.with(new Offer(TEA, "Tea", new Money(450), hot));

        var priced = pricing.price(order(item(TEA, 1), item(TEA, 2)));

        assertThat(priced)
                .isEqualTo(new Accepted(List.of(new OrderLine(TEA, "Tea", new Quantity(3), new Money(450), hot))));
    }

    @Test
    void shouldCheckEachAssertionWhenAProductComesTwice() throws InterruptedException {
        priceList.with(TEA, "Tea", 450);
        catalogue.with(TEA, "Tea", 450);

        var priced = pricing.price(order(item(TEA, 1, 450), item(TEA, 1, 449)));

        assertThat(priced).isEqualTo(new PriceChanged("/items/1/price", new Money(449), new Money(450)));
    }

    @Test
    void shouldThrowWhenTheTotalIsMoreThanMoneyCanHold() {
        priceList.with(TEA, "Tea", Money.MAX_MINOR_UNITS).with(CUP, "Cup", 1);

        assertThatThrownBy(() -> pricing.price(order(item(TEA, 1), item(CUP, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pricing.price(order(item(TEA, 100_000)))).isInstanceOf(ArithmeticException.class);
    }

    private static OrderLine line(int quantity, long cents) {
        return new OrderLine(TEA, "Tea", new Quantity(quantity), new Money(cents));
    }

    private static OrderLine cups(int quantity) {
        return new OrderLine(CUP, "Cup", new Quantity(quantity), new Money(800));
    }
}
