package io.ordersaga.apps.service;

import io.micrometer.core.instrument.Gauge;
import io.ordersaga.edge.order.Admission;
import io.ordersaga.edge.order.CatalogueOffers;
import io.ordersaga.edge.order.OrderEdge;
import io.ordersaga.edge.order.PriceListOffers;
import io.ordersaga.edge.order.Pricing;
import io.ordersaga.topology.decision.order.SagaPolicy;
import io.ordersaga.topology.stream.order.OrderTopology;
import io.ordersaga.topology.stream.order.OrderViews;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** The order service. */
public final class OrderService {
    private OrderService() {}

    /** @param productService where the catalogue is asked for prices in doubt */
    public static Service of(ServiceEnvironment environment, SagaPolicy policy, List<URI> productService) {
        Admission admission = new Admission(policy.reservation(), InstantSource.system());
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        OrderTopology.APPLICATION_ID,
                        new OrderTopology(policy)::build,
                        new Foundation.Views(
                                OrderViews.APPLICATION_ID,
                                OrderViews.queryable(),
                                OrderViews.open(),
                                listener -> new OrderViews(new Listeners(List.of(listener, admission)))::build)));
        Gauge.builder("ordersaga.orders.waiting", admission, Admission::waiting)
                .description("Orders that wait for their stock to be reserved, as far as this instance knows")
                .register(foundation.registry());
        Pricing pricing =
                new Pricing(new PriceListOffers(foundation.views().streams()), new CatalogueOffers(productService));
        OrderEdge edge = new OrderEdge(
                foundation.reader(),
                foundation.decisions(),
                new OrderEdge.Placing(admission, pricing),
                foundation.paging(),
                environment.currency());
        return foundation.service(edge.routes());
    }
}
