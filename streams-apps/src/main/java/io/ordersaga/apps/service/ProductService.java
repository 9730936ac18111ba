package io.ordersaga.apps.service;

import io.ordersaga.edge.product.ProductEdge;
import io.ordersaga.topology.stream.product.ProductTopology;
import io.ordersaga.topology.stream.product.ProductViews;

/** The product service. */
public final class ProductService {
    private ProductService() {}

    public static Service of(ServiceEnvironment environment) {
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        ProductTopology.APPLICATION_ID,
                        new ProductTopology()::build,
                        new Foundation.Views(
                                ProductViews.APPLICATION_ID,
                                ProductViews.queryable(),
                                ProductViews.open(),
                                listener -> new ProductViews(listener)::build)));
        ProductEdge edge = new ProductEdge(
                foundation.reader(), foundation.decisions(), foundation.paging(), environment.currency());
        return foundation.service(edge.routes());
    }
}
