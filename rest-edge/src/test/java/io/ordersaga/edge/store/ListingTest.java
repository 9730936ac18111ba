package io.ordersaga.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.wire.Timestamps;
import io.ordersaga.topology.stream.IndexKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private static final OrderId ID = OrderId.of(new UUID(-1, -1));
    private static final Instant LATE = Instant.parse("9999-12-31T23:59:59.999Z");

    @Test
    void shouldSpanEveryKeyOfTheGroupAndNoOther() {
        Listing listing = Listing.ofGroup("drinks", Optional.empty(), 20);

        assertThat(IndexKeys.byGroup("drinks", Instant.EPOCH, ID)).isBetween(listing.prefix(), listing.highest());
        assertThat(IndexKeys.byGroup("drinks", LATE, ID)).isBetween(listing.prefix(), listing.highest());
        for (String other : new String[] {"drink", "drinks2", "drinks|", "drinks%7C", "drinks ", "Drinks", ""}) {
            assertThat(spans(listing, IndexKeys.byGroup(other, LATE, ID)))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void shouldSpanEveryKeyWhenAllAreListed() {
        Listing listing = Listing.all(Optional.empty(), 20);

        assertThat(IndexKeys.byTime(Instant.EPOCH, ID)).isBetween(listing.prefix(), listing.highest());
        assertThat(IndexKeys.byTime(LATE, ID)).isBetween(listing.prefix(), listing.highest());
    }

    @Test
    void shouldGoOnFromTheLastKeySeen() {
        String last = IndexKeys.byGroup("drinks", Instant.EPOCH.plusSeconds(5), ID);

        Listing listing = Listing.ofGroup("drinks", Optional.of(last), 20);

        assertThat(spans(listing, last)).isTrue();
        assertThat(spans(listing, IndexKeys.byGroup("drinks", Instant.EPOCH.plusSeconds(4), ID)))
                .isTrue();
        assertThat(spans(listing, IndexKeys.byGroup("drinks", Instant.EPOCH.plusSeconds(6), ID)))
                .isFalse();
    }

    @Test
    void shouldSpanAllThatBeginsWithItsBounds() {
        Listing.Bounds bounds = new Listing.Bounds(
                Optional.of(Timestamps.write(Instant.EPOCH.plusSeconds(9))),
                Optional.of(Timestamps.write(Instant.EPOCH.plusSeconds(5))));

        Listing listing = bounds.within(IndexKeys.group("drinks"), Optional.empty(), 20);

        for (int second : new int[] {5, 7, 9}) {
            String place = IndexKeys.byGroup("drinks", Instant.EPOCH.plusSeconds(second), ID);
            assertThat(place).isBetween(listing.lowest(), listing.highest());
        }
        assertThat(IndexKeys.byGroup("drinks", Instant.EPOCH.plusMillis(4_999), ID))
                .isLessThan(listing.lowest());
        assertThat(IndexKeys.byGroup("drinks", Instant.EPOCH.plusMillis(9_001), ID))
                .isGreaterThan(listing.highest());
        assertThat(listing.isEmpty()).isFalse();
    }

    @Test
    void shouldBeEmptyWhenItEndsBeforeItBegins() {
        Listing.Bounds bounds = new Listing.Bounds(Optional.of("3"), Optional.of("5"));

        assertThat(bounds.within("g", Optional.empty(), 20).isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseToEndOutsideItsPart() {
        assertThatThrownBy(() -> new Listing("g|", Optional.empty(), Optional.of("f|"), 20))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void shouldTakeALimitInRange(int limit) {
        assertThat(Listing.all(Optional.empty(), limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1001})
    void shouldRefuseALimitOutOfRange(int limit) {
        assertThatThrownBy(() -> Listing.all(Optional.empty(), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1..1000");
    }

    private static boolean spans(Listing listing, String key) {
        return key.compareTo(listing.prefix()) >= 0 && key.compareTo(listing.highest()) <= 0;
    }
}
