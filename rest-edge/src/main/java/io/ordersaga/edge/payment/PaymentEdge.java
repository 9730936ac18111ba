package io.ordersaga.edge.payment;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Owned;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.StandardParameters;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topology.stream.payment.PaymentStores;
import io.ordersaga.topology.view.payment.PaymentView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The routes of the payment service. */
public final class PaymentEdge {
    private static final String MINE = "/api/payments/my-payments";

    private final StoreReader reader;
    private final Paging paging;
    private final String currency;

    /** @param currency shown beside every amount (ISO 4217) */
    public PaymentEdge(StoreReader reader, Paging paging, String currency) {
        this.reader = reader;
        this.paging = paging;
        this.currency = currency;
    }

    public List<Route> routes() {
        return List.of(getOfOrder(), listMine(), get());
    }

    private Route getOfOrder() {
        return Route.get("/api/payments/order/{orderId}", "get-payment-of-order", Access.owner())
                .summary("Read the payment of an order")
                .taking(Parameter.path("orderId", OrderId.class))
                .answeringVersioned(PaymentResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(owned(this::ofOrder), this::shown);
    }

    private Route listMine() {
        return Route.get(MINE, "list-my-payments", Access.user())
                .summary("List the caller's payments, newest first")
                .taking(StandardParameters.PAGING)
                .answering(Answer.page(PaymentResponse.class))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(this::mine);
    }

    private Route get() {
        return Route.get("/api/payments/{id}", "get-payment", Access.owner())
                .summary("Read a payment")
                .taking(Parameter.path("id", PaymentId.class))
                .answeringVersioned(PaymentResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(owned(this::byId), this::shown);
    }

    private Optional<PaymentView> ofOrder(Request request) {
        return reader.get(PaymentStores.PAYMENTS, request.id("orderId", OrderId::new));
    }

    private Optional<PaymentView> byId(Request request) {
        PaymentId id = request.id("id", PaymentId::new);
        return reader.find(PaymentStores.PAYMENTS_BY_ID.store(), id.value())
                .flatMap(order -> reader.get(PaymentStores.PAYMENTS, order));
    }

    private static Owned<PaymentView> owned(Function<Request, Optional<PaymentView>> find) {
        return new Owned<>("payment", find, PaymentView::userId);
    }

    private Reply shown(Request request, PaymentView payment) {
        return Reply.ok(PaymentResponse.of(payment, currency)).tagged(payment.version());
    }

    private Reply mine(Request request) {
        String user = request.caller().userId().value();
        Paging.Source<Listed<PaymentView>> source = new Paging.Source<>(
                MINE,
                Map.of(),
                (after, limit) -> reader.list(
                        PaymentStores.PAYMENTS, PaymentStores.PAYMENTS_BY_USER, Listing.ofGroup(user, after, limit)),
                Listed::place);
        return paging.page(request, source, row -> true, row -> PaymentResponse.of(row.row(), currency));
    }
}
