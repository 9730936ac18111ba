package io.ordersaga.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void shouldGoOnOnlyWithinItsGroup() {
        String ofAna = Listing.ofGroup("ana", Optional.empty(), 1).prefix() + "2026";

        assertThat(Listing.ofGroup("ana", Optional.of(ofAna), 1).highest()).isEqualTo(ofAna);
        assertThat(Listing.all(Optional.of(ofAna), 1).highest()).isEqualTo(ofAna);
        assertThatThrownBy(() -> Listing.ofGroup("an", Optional.of(ofAna), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a listing must go on within the part that it lists");
    }
}
