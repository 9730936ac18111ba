package io.ordersaga.apps.service;

import io.ordersaga.apps.payment.PaymentProvider;
import io.ordersaga.apps.payment.PaymentWork;
import io.ordersaga.apps.worker.WorkerSettings;
import io.ordersaga.edge.payment.PaymentEdge;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.payment.PaymentTopology;
import java.time.Duration;

/** The payment service: the ledger, its edge, and the worker that asks the provider. */
public final class PaymentService {
    private PaymentService() {}

    /** @param callTimeout after which a call to the provider counts as unanswered */
    public static Service of(ServiceEnvironment environment, PaymentProvider provider, Duration callTimeout) {
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        PaymentTopology.APPLICATION_ID,
                        PaymentTopology.queryable(),
                        (config, listener) -> new PaymentTopology(RetryPolicy.DEFAULT, listener).build(config)));
        PaymentEdge edge = new PaymentEdge(foundation.reader(), foundation.paging(), environment.currency());
        return foundation.service(
                edge.routes(),
                foundation.worker(PaymentWork.of(provider), WorkerSettings.DEFAULT_MAX_IN_FLIGHT, callTimeout));
    }
}
