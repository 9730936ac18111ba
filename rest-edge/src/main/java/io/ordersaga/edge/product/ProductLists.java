package io.ordersaga.edge.product;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.stream.product.ProductStores;
import io.ordersaga.topology.view.product.ProductView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The list of products that customers see: newest first, or dearest first where prices are bounded. */
final class ProductLists {
    private static final String CATEGORY = "category";
    private static final String MIN_PRICE = "minPrice";
    private static final String MAX_PRICE = "maxPrice";
    private static final String IN_STOCK = "inStock";
    private static final String TEXT = "q";
    private static final int MAX_DECIMAL_LENGTH = 40;
    private static final Schema PRICE = Schema.matching("\\d{1,14}(\\.\\d{1,2})?");

    static final List<Parameter> FILTERS = List.of(
            Parameter.query(CATEGORY, Schema.text(), "Only products of this category."),
            Parameter.query(MIN_PRICE, PRICE, "Only products of this price or more, dearest first."),
            Parameter.query(MAX_PRICE, PRICE, "Only products of this price or less, dearest first."),
            Parameter.query(IN_STOCK, Schema.truth(), "Only products of which a new order can, or cannot, have one."),
            Parameter.query(TEXT, Schema.text(), "Only products with this in name or description, whatever the case."));

    private final StoreReader reader;
    private final Paging paging;
    private final String currency;

    ProductLists(StoreReader reader, Paging paging, String currency) {
        this.reader = reader;
        this.paging = paging;
        this.currency = currency;
    }

    Reply list(Request request) {
        Predicate<ProductView> wanted = wanted(request);
        Paging.Source<Listed<ProductView>> source =
                new Paging.Source<>("/api/products", request.given(FILTERS), scan(request), Listed::place);
        return paging.page(
                request,
                source,
                listed -> wanted.test(listed.row()),
                listed -> ProductResponse.of(listed.row(), currency));
    }

    private BiFunction<Optional<String>, Integer, List<Listed<ProductView>>> scan(Request request) {
        Listing.Bounds prices = new Listing.Bounds(price(request, MAX_PRICE), price(request, MIN_PRICE));
        boolean byPrice = prices.highest().isPresent() || prices.lowest().isPresent();
        Optional<String> category = request.query(CATEGORY);
        View.Index<ProductId, ProductView> index = category.isPresent()
                ? byPrice ? ProductStores.PRODUCTS_BY_CATEGORY_AND_PRICE : ProductStores.PRODUCTS_BY_CATEGORY
                : byPrice ? ProductStores.PRODUCTS_BY_PRICE : ProductStores.PRODUCTS_BY_TIME;
        String prefix = category.map(IndexKeys::group).orElse("");
        return (after, limit) -> reader.list(ProductStores.PRODUCTS, index, prices.within(prefix, after, limit));
    }

    private static Optional<String> price(Request request, String parameter) {
        return request.query(parameter, ProductLists::amount, "an amount").map(IndexKeys::amount);
    }

    private static Predicate<ProductView> wanted(Request request) {
        Optional<Boolean> inStock = request.query(IN_STOCK, ProductLists::truth, "true or false");
        Optional<String> text = request.query(TEXT).map(ProductLists::folded);
        Optional<Money> min = request.query(MIN_PRICE, ProductLists::amount, "an amount");
        Optional<Money> max = request.query(MAX_PRICE, ProductLists::amount, "an amount");
        // A price can change between the look at the index and the look at the row.
        return product -> min.filter(price -> product.details().price().compareTo(price) < 0)
                        .isEmpty()
                && max.filter(price -> product.details().price().compareTo(price) > 0)
                        .isEmpty()
                && inStock.filter(wanted -> wanted != (product.level().available() > 0))
                        .isEmpty()
                && text.filter(wanted -> !holds(product, wanted)).isEmpty();
    }

    private static boolean holds(ProductView product, String text) {
        return folded(product.details().name()).contains(text)
                || folded(product.details().description()).contains(text);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Money amount(String text) {
        if (text.length() > MAX_DECIMAL_LENGTH || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new IllegalArgumentException("not a plain amount");
        }
        return Amounts.of(new BigDecimal(text));
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
