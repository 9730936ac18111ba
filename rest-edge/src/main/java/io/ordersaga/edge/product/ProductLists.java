package io.ordersaga.edge.product;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.Money;
import io.ordersaga.topology.stream.product.ProductStores;
import io.ordersaga.topology.view.product.ProductView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The list of products that customers see, newest first. */
final class ProductLists {
    static final String CATEGORY = "category";
    static final String MIN_PRICE = "minPrice";
    static final String MAX_PRICE = "maxPrice";
    static final String IN_STOCK = "inStock";
    static final String TEXT = "q";
    private static final int MAX_DECIMAL_LENGTH = 40;

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
        Paging.Source<Listed<ProductView>> source = new Paging.Source<>(
                "/api/products", filters(request), (after, limit) -> scan(request, after, limit), Listed::place);
        return paging.page(
                request,
                source,
                listed -> wanted.test(listed.row()),
                listed -> ProductResponse.of(listed.row(), currency));
    }

    private List<Listed<ProductView>> scan(Request request, Optional<String> after, int limit) {
        return request.query(CATEGORY)
                .map(category -> reader.list(
                        ProductStores.PRODUCTS,
                        ProductStores.PRODUCTS_BY_CATEGORY,
                        Listing.ofGroup(category, after, limit)))
                .orElseGet(() ->
                        reader.list(ProductStores.PRODUCTS, ProductStores.PRODUCTS_BY_TIME, Listing.all(after, limit)));
    }

    private static Predicate<ProductView> wanted(Request request) {
        Optional<Money> min = request.query(MIN_PRICE, ProductLists::amount, "an amount");
        Optional<Money> max = request.query(MAX_PRICE, ProductLists::amount, "an amount");
        Optional<Boolean> inStock = request.query(IN_STOCK, ProductLists::truth, "true or false");
        Optional<String> text = request.query(TEXT).map(ProductLists::folded);
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

    private static Map<String, String> filters(Request request) {
        Map<String, String> filters = new TreeMap<>();
        for (String name : new String[] {CATEGORY, MIN_PRICE, MAX_PRICE, IN_STOCK, TEXT}) {
            request.query(name).ifPresent(value -> filters.put(name, value));
        }
        return filters;
    }
}
