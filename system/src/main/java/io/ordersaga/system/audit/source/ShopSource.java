package io.ordersaga.system.audit.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.audit.books.Books;
import io.ordersaga.system.audit.books.Check;
import io.ordersaga.system.audit.books.Comparison;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.Links;
import io.ordersaga.system.client.ShopClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the services show of their state stores, to an administrator. */
public final class ShopSource implements Source {
    private static final int NOT_FOUND = 404;
    private static final int AT_ONCE = 8;
    private static final int PAGE = 100;

    private final Clients clients;

    /** Administrators at the services' own ports, which no gateway limits. */
    public record Clients(ShopClient orders, ShopClient payments, ShopClient products, ShopClient users) {}

    public ShopSource(Clients clients) {
        this.clients = clients;
    }

    @Override
    public List<Comparison> compare(Books books) throws InterruptedException {
        return List.of(orders(books), payments(books), products(books), users(books));
    }

    private Comparison orders(Books books) {
        Comparison comparison = new Comparison(Check.STORE_ORDERS);
        books.orders()
                .forEach(account -> comparison.expect(
                        account.order().orderId().value(),
                        account.order().orderId().value(),
                        () -> Shown.order(account.row())));
        list(clients.orders(), "/api/orders/all", comparison);
        return comparison;
    }

    private Comparison products(Books books) {
        Comparison comparison = new Comparison(Check.STORE_PRODUCTS);
        books.products()
                .forEach(account -> account.row()
                        .ifPresent(row -> comparison.expect(
                                account.id().value(), account.id().value(), () -> Shown.product(row))));
        list(clients.products(), "/api/products", comparison);
        return comparison;
    }

    private Comparison users(Books books) {
        Comparison comparison = new Comparison(Check.STORE_USERS);
        books.users()
                .forEach(account -> account.row()
                        .ifPresent(row -> comparison.expect(
                                row.userId().value(), row.userId().value(), () -> Shown.user(row))));
        list(clients.users(), "/api/users", comparison);
        return comparison;
    }

    private static void list(ShopClient client, String path, Comparison comparison) {
        Optional<String> next = Optional.of(path + "?limit=" + PAGE);
        while (next.isPresent()) {
            Answer page = client.get(next.get());
            page.orThrow().forEach(row -> find(row, comparison));
            next = Links.next(page.headers());
        }
    }

    /** There is no list of everybody's payments; each is asked for by its id. */
    private Comparison payments(Books books) throws InterruptedException {
        Comparison comparison = new Comparison(Check.STORE_PAYMENTS);
        books.payments()
                .forEach(account -> comparison.expect(
                        account.row().paymentId().value(),
                        account.row().paymentId().value(),
                        () -> Shown.payment(account.row())));
        for (JsonNode payment : all(comparison.missing())) {
            find(payment, comparison);
        }
        return comparison;
    }

    private static void find(JsonNode row, Comparison comparison) {
        String id = row.path("id").asText();
        comparison.find(id, id, Shown.fields(row));
    }

    private List<JsonNode> all(List<String> payments) throws InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Optional<JsonNode>>> asked = payments.stream()
                    .map(id -> threads.submit(() -> payment(id)))
                    .toList();
            for (Future<Optional<JsonNode>> one : asked) {
                one.get().ifPresent(found::add);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a payment cannot be read", e.getCause());
        }
        return found;
    }

    private Optional<JsonNode> payment(String id) {
        Answer answer = clients.payments().get("/api/payments/" + id);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(answer.orThrow());
    }
}
