package io.ordersaga.apps.service;

import io.ordersaga.apps.payment.HttpProvider;
import io.ordersaga.apps.payment.MeteredProvider;
import io.ordersaga.apps.payment.PaymentProvider;
import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.apps.payment.SimulatedProvider;
import io.ordersaga.apps.settings.PaymentSettings;
import io.ordersaga.apps.worker.WorkerSettings;
import io.ordersaga.edge.payment.PaymentEdge;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.payment.PaymentTopology;
import io.ordersaga.topology.stream.payment.PaymentViews;
import java.time.Duration;
import java.util.Optional;

/** The payment service: the ledger, its edge, and the worker that asks the provider. */
public final class PaymentService {
    private PaymentService() {}

    /** @param callTimeout after which a call to the provider counts as unanswered */
    public static Service of(ServiceEnvironment environment, PaymentProvider provider, Duration callTimeout) {
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        PaymentTopology.APPLICATION_ID,
                        new PaymentTopology(RetryPolicy.DEFAULT)::build,
                        new Foundation.Views(
                                PaymentViews.APPLICATION_ID,
                                PaymentViews.queryable(),
                                PaymentViews.open(),
                                listener -> new PaymentViews(listener)::build)));
        PaymentEdge edge = new PaymentEdge(foundation.reader(), foundation.paging(), environment.currency());
        PaymentProvider metered = new MeteredProvider(provider, foundation.registry());
        return foundation.service(
                edge.routes(),
                foundation.worker(PaymentWork.of(metered), WorkerSettings.DEFAULT_MAX_IN_FLIGHT, callTimeout));
    }

    /** The provider that the settings choose. */
    public static PaymentProvider provider(PaymentSettings settings) {
        return switch (settings.provider()) {
            case PaymentSettings.Provider.Simulator(int declinePercent) -> new SimulatedProvider(declinePercent);
            case PaymentSettings.Provider.Http(var base, var key) ->
                new HttpProvider(base, settings.callTimeout(), Optional.of(key));
        };
    }
}
