import client.ApiClient;
import client.ApiException;
import client.api.OrderServiceApi;
import client.api.PaymentServiceApi;
import client.api.ProductServiceApi;
import client.api.UserServiceApi;
import client.model.AskedAmount;
import client.model.NewOrder;
import client.model.NewOrderItem;
import client.model.Order;
import client.model.Payment;
import client.model.Product;
import client.model.Registration;
import client.model.SignedIn;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Buys something with nothing but generated classes, from a customer's first request to the payment. */
public final class PlaceAnOrder {
    private static final int PATIENCE_SECONDS = 30;

    private PlaceAnOrder() {}

    /** @param arguments the shop's address */
    public static void main(String[] arguments) throws ApiException {
        URI shop = URI.create(arguments[0]);
        SignedIn session = new UserServiceApi(client(shop, "")).register(new Registration()
                .email("generated-" + UUID.randomUUID() + "@example.org")
                .password("password123")
                .firstName("Ada")
                .lastName("Lovelace"));
        System.out.println("registered  " + session.getUser().getId() + " " + session.getUser().getEmail());

        ApiClient asCustomer = client(shop, session.getToken());
        Product product = somethingInStock(new ProductServiceApi(asCustomer));
        System.out.println("chose       " + product.getId() + " " + product.getName() + " for " + product.getPrice());

        OrderServiceApi orders = new OrderServiceApi(asCustomer);
        NewOrder wish = new NewOrder().items(List.of(new NewOrderItem()
                .productId(product.getId())
                .quantity(1)
                .price(new AskedAmount(product.getPrice()))));
        String id = orders.placeOrder(wish, UUID.randomUUID().toString(), null).getOrder().getId();
        Order ended = orders.getOrder(id, PATIENCE_SECONDS, null);
        System.out.println("placed      " + id + ", which ended " + ended.getStatus());

        Payment payment = new PaymentServiceApi(asCustomer).getPaymentOfOrder(id, null);
        System.out.println("paid        " + payment.getAmount() + " " + payment.getCurrency() + ": " + payment.getStatus());
        require(ended.getStatus() == Order.StatusEnum.CONFIRMED, "the order did not end CONFIRMED");
        require(payment.getAmount().equals(product.getPrice()), "the payment is not the product's price");
    }

    private static ApiClient client(URI shop, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(shop.toString());
        if (!token.isEmpty()) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }

    private static Product somethingInStock(ProductServiceApi products) throws ApiException {
        return products.listProducts(1, null, null, null, null, null, true, null).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the shop has nothing in stock"));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
