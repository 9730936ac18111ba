package io.ordersaga.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Counts the iterators of stores that were opened and not closed, by the metric that Streams keeps of each store. */
final class OpenIterators {
    private static final String METRIC = "num-open-iterators";
    /** What comes before it is the kind of the store. */
    private static final String STORE_TAG = "-state-id";

    private OpenIterators() {}

    /** How many are open of each store that has any. */
    static Map<String, Long> in(Map<MetricName, ? extends Metric> metrics) {
        Map<String, Long> open = new TreeMap<>();
        metrics.forEach((name, metric) -> {
            if (name.name().equals(METRIC) && metric.metricValue() instanceof Number count && count.longValue() > 0) {
                open.merge(store(name), count.longValue(), Long::sum);
            }
        });
        return open;
    }

    private static String store(MetricName name) {
        return name.tags().entrySet().stream()
                .filter(tag -> tag.getKey().endsWith(STORE_TAG))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a metric of a store without the store's name: " + name));
    }
}
