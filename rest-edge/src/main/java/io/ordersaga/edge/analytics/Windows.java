package io.ordersaga.edge.analytics;

import io.ordersaga.edge.store.KeyRange;
import io.ordersaga.edge.store.Slice;
import io.ordersaga.topology.view.analytics.Tally;
import java.util.List;

/** Where tallies are read. */
public interface Windows {

    /**
     * The tallies of a range of {@link io.ordersaga.topology.stream.analytics.TallyKeys}, partition by partition.
     *
     * @throws io.ordersaga.edge.store.StoreUnavailableException if some partition cannot be asked now
     */
    List<Slice<Tally>> slices(KeyRange range);
}
