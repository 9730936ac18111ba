package io.ordersaga.edge.store;

import java.util.List;
import java.util.Optional;

/**
 * What an instance answers another, as it is sent.
 *
 * @param rows none, one, or those of a listing
 * @param lag as {@link Read#lag}
 */
record PeerAnswer(List<PlacedRow> rows, Optional<Long> lag) {

    /**
     * @param place its index key in a listing; empty text elsewhere
     * @param row as its serde writes it, in base64
     */
    record PlacedRow(String place, String row) {}
}
