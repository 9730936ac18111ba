package io.ordersaga.edge.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.RequestObserver;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.Text;
import java.util.List;

/** The metrics of one service: a registry of its own, with the basics of JVM and process, and the route that shows it. */
public final class ServiceMetrics implements AutoCloseable {
    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();

    /** @param service a label of every metric */
    public ServiceMetrics(String service) {
        // Prometheus's own check refuses these two names; others say the same.
        registry.config()
                .commonTags("service", service)
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        garbage.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** For what else the service measures. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Measures a server's requests. */
    public RequestObserver requests() {
        return new HttpMetrics(registry);
    }

    /** {@code GET /metrics}: the Prometheus text format. */
    public List<Route> routes() {
        return List.of(Route.get("/metrics", "get-metrics", Access.anyone())
                .summary("Read what the service measures, in the text format of Prometheus")
                .answering(Answer.text("text/plain"))
                .handledBy(request -> Reply.ok(new Text(MEDIA_TYPE, registry.scrape("text/plain")))));
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
