package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are in the order of an index. */
@ExtendWith(RunningShop.class)
@Timeout(300)
class ListsTest {
    @Test
    void shouldListProductsOfAPriceDearestFirst(Shop shop) {
        String category = "Category " + UUID.randomUUID();
        for (String price : new String[] {"9.99", "10.00", "100.00", "2.00", "50.05"}) {
            shop.admin()
                    .post("/api/admin/products", Shop.product(price, 1).put("category", category))
                    .orThrow();
        }
        String products = "/api/products?limit=2&category=" + Shop.encoded(category);

        assertThat(prices(shop, products + "&minPrice=9.99&maxPrice=50.05")).containsExactly("50.05", "10.00", "9.99");
        assertThat(prices(shop, products + "&maxPrice=10")).containsExactly("10.00", "9.99", "2.00");
        assertThat(prices(shop, products + "&minPrice=50.06")).containsExactly("100.00");
        assertThat(prices(shop, products + "&minPrice=3&maxPrice=2")).isEmpty();
        assertThat(prices(shop, products)).containsExactly("50.05", "2.00", "100.00", "10.00", "9.99");
        assertThat(Shop.pages(shop.anyone(), "/api/products?minPrice=2&limit=100"))
                .filteredOn(product -> product.path("category").asText().equals(category))
                .extracting(product -> product.path("price").asText())
                .containsExactly("100.00", "50.05", "10.00", "9.99", "2.00");
    }

    @Test
    void shouldListOrdersByStatusAndTime(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("5.00", 2);
        JsonNode confirmed = Shop.placeAndAwaitEnd(customer, Shop.order(product, 2));
        JsonNode failed = Shop.placeAndAwaitEnd(customer, Shop.order(product, 1));
        String all = "/api/orders/all?limit=100";
        String since = "&createdFrom=" + confirmed.path("createdAt").asText();
        String until = "&createdTo=" + failed.path("createdAt").asText();

        assertThat(ids(shop, all + "&status=FAILED" + since + until))
                .contains(id(failed))
                .doesNotContain(id(confirmed));
        assertThat(ids(shop, all + "&status=CONFIRMED" + since + until)).contains(id(confirmed));
        assertThat(ids(shop, all + since + until)).contains(id(failed), id(confirmed));
        assertThat(ids(shop, all + "&createdTo=" + confirmed.path("createdAt").asText()))
                .contains(id(confirmed))
                .doesNotContain(id(failed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createdFrom=yesterday",
                "createdFrom=-0001-01-01T00:00:00Z",
                "createdTo=%2B10000-01-01T00:00:00Z",
                "createdTo=9999-12-31T23:59:59-01:00",
            })
    void shouldRefuseATimeThatNoOrderCanHave(String query, Shop shop) {
        assertThat(shop.admin().get("/api/orders/all?" + query).status()).isEqualTo(400);
    }

    private static String id(JsonNode order) {
        return order.path("id").asText();
    }

    private static List<String> ids(Shop shop, String path) {
        return Shop.pages(shop.admin(), path).stream().map(ListsTest::id).toList();
    }

    private static List<String> prices(Shop shop, String path) {
        return Shop.pages(shop.anyone(), path).stream()
                .map(product -> product.path("price").asText())
                .toList();
    }
}
