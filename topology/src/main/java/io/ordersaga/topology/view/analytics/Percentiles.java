package io.ordersaga.topology.view.analytics;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.store.Store;
import com.datadoghq.sketch.ddsketch.store.UnboundedSizeDenseStore;
import io.ordersaga.topology.view.analytics.Tally.Durations;
import java.time.Duration;
import java.util.TreeMap;

/** Percentiles of durations by a DDSketch, each within {@link #ACCURACY} of the exact one. */
public final class Percentiles {
    /** Relative. It and the mapping give the indexes of stored bins their meaning: neither can be changed. */
    public static final double ACCURACY = 0.01;

    private static final IndexMapping MAPPING = new CubicallyInterpolatedMapping(ACCURACY);

    private final DDSketch sketch;

    private Percentiles(DDSketch sketch) {
        this.sketch = sketch;
    }

    /** The tally of one duration; a negative one, which only a clock that was set back can bring about, counts as none. */
    public static Durations of(Duration duration) {
        TreeMap<Integer, Long> bins = new TreeMap<>();
        long millis = duration.toMillis();
        if (millis <= 0) {
            return new Durations(1, bins);
        }
        bins.put(MAPPING.index((double) millis), 1L);
        return new Durations(0, bins);
    }

    /** @throws IllegalArgumentException if nothing was counted */
    public static Percentiles of(Durations durations) {
        if (durations.sagas() == 0) {
            throw new IllegalArgumentException("nothing has no percentiles");
        }
        Store bins = new UnboundedSizeDenseStore();
        durations.bins().forEach(bins::add);
        return new Percentiles(DDSketch.of(MAPPING, new UnboundedSizeDenseStore(), bins, (double) durations.instant()));
    }

    /** @param quantile 0 to 1; 1 for the longest */
    public long millis(double quantile) {
        return Math.round(sketch.getValueAtQuantile(quantile));
    }
}
