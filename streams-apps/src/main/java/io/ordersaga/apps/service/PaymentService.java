package io.ordersaga.apps.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ordersaga.apps.payment.HttpProvider;
import io.ordersaga.apps.payment.MeteredProvider;
import io.ordersaga.apps.payment.PaymentProvider;
import io.ordersaga.apps.payment.PaymentWorker;
import io.ordersaga.apps.payment.SimulatedProvider;
import io.ordersaga.apps.payment.WorkerSettings;
import io.ordersaga.apps.settings.PaymentSettings;
import io.ordersaga.edge.payment.PaymentEdge;
import io.ordersaga.topology.decision.payment.RetryPolicy;
import io.ordersaga.topology.stream.payment.PaymentTopology;
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
                        PaymentTopology.queryable(),
                        (config, listener) -> new PaymentTopology(RetryPolicy.DEFAULT, listener).build(config)));
        PaymentEdge edge = new PaymentEdge(foundation.reader(), foundation.paging(), environment.currency());
        WorkerSettings settings = new WorkerSettings(
                environment.kafka().bootstrapServers(),
                "payment-worker-" + environment.self().port(),
                WorkerSettings.DEFAULT_MAX_IN_FLIGHT,
                callTimeout);
        PaymentWorker worker = new PaymentWorker(settings, new MeteredProvider(provider, foundation.registry()));
        measure(worker, foundation.registry());
        return foundation.service(edge.routes(), new PaymentWorkerTask(worker));
    }

    /** The provider that the settings choose. */
    public static PaymentProvider provider(PaymentSettings settings) {
        return switch (settings.provider()) {
            case PaymentSettings.Provider.Simulator(int declinePercent) -> new SimulatedProvider(declinePercent);
            case PaymentSettings.Provider.Http(var base, var key) ->
                new HttpProvider(base, settings.callTimeout(), Optional.of(key));
        };
    }

    private static void measure(PaymentWorker worker, MeterRegistry registry) {
        for (String state : PaymentWorker.CIRCUIT_STATES) {
            Gauge.builder(
                            "ordersaga.payment.circuit",
                            worker,
                            one -> one.circuit().equals(state) ? 1 : 0)
                    .description("The circuit to the payment provider: 1 for the state that it is in")
                    .tag("state", state)
                    .register(registry);
        }
    }

    private record PaymentWorkerTask(PaymentWorker worker) implements Service.Task {
        @Override
        public String name() {
            return "payment-worker";
        }

        @Override
        public void start() {
            worker.start();
        }

        @Override
        public boolean isAlive() {
            return worker.isAlive();
        }

        @Override
        public void close() {
            worker.close();
        }
    }
}
