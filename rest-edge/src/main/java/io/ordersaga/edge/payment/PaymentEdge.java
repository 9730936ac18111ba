package io.ordersaga.edge.payment;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
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
        return Route.get("/api/payments/order/{orderId}", "get-payment-of-order", Access.user())
                .summary("Read the payment of an order")
                .taking(Parameter.path("orderId", OrderId.class))
                .answeringVersioned(PaymentResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(this::ofOrder);
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
        return Route.get("/api/payments/{id}", "get-payment", Access.user())
                .summary("Read a payment")
                .taking(Parameter.path("id", PaymentId.class))
                .answeringVersioned(PaymentResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(this::get);
    }

    private Reply ofOrder(Request request) {
        OrderId order = request.id("orderId", OrderId::new);
        return visible(request, reader.get(PaymentStores.PAYMENTS, order));
    }

    private Reply get(Request request) {
        PaymentId id = request.id("id", PaymentId::new);
        return visible(
                request,
                reader.find(PaymentStores.PAYMENTS_BY_ID.store(), id.value())
                        .flatMap(order -> reader.get(PaymentStores.PAYMENTS, order)));
    }

    private Reply visible(Request request, Optional<PaymentView> payment) {
        return payment.filter(view -> request.caller().maySee(view.userId()))
                .map(view -> Reply.ok(PaymentResponse.of(view, currency)).tagged(view.version()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such payment"));
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
