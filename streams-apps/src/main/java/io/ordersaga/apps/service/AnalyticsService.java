package io.ordersaga.apps.service;

import io.ordersaga.edge.analytics.AnalyticsEdge;
import io.ordersaga.topology.stream.analytics.AnalyticsStores;
import io.ordersaga.topology.stream.analytics.AnalyticsTopology;
import java.time.InstantSource;

/** The analytics service. It decides nothing, so it has one application. */
public final class AnalyticsService {
    /** Holds the windows that a commit interval's orders fall into, and the orders themselves. */
    private static final int CACHE_BYTES = 4 * 1024 * 1024;

    private AnalyticsService() {}

    public static Service of(ServiceEnvironment environment) {
        Foundation foundation = new Foundation(
                environment,
                Foundation.Program.showing(new Foundation.Views(
                        AnalyticsTopology.APPLICATION_ID,
                        AnalyticsTopology.queryable(),
                        AnalyticsTopology.open(),
                        listener -> new AnalyticsTopology(listener)::build,
                        CACHE_BYTES)));
        AnalyticsEdge edge = new AnalyticsEdge(
                range -> foundation.reader().slices(AnalyticsStores.TALLIES, range),
                InstantSource.system(),
                environment.currency());
        return foundation.service(edge.routes());
    }
}
