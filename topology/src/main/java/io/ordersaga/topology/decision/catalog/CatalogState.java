package io.ordersaga.topology.decision.catalog;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.catalog.ProductDetails;
import java.util.Optional;

/** Where one product stands in the catalogue. */
public sealed interface CatalogState {

    /** The command that was decided last. */
    Optional<EventId> decidedLast();

    /** The same state, with this command as the one that was decided last. */
    CatalogState having(EventId decided);

    /** A product that was never created. It is not stored, so no command to it is remembered. */
    record Absent() implements CatalogState {
        @Override
        public Optional<EventId> decidedLast() {
            return Optional.empty();
        }

        @Override
        public CatalogState having(EventId decided) {
            return this;
        }
    }

    /** A product that customers see. */
    record Listed(ProductDetails details, EventId lastCommand) implements CatalogState {
        @Override
        public Optional<EventId> decidedLast() {
            return Optional.of(lastCommand);
        }

        @Override
        public CatalogState having(EventId decided) {
            return new Listed(details, decided);
        }
    }

    /** A product that was taken out of the catalogue for ever. */
    record Deleted(EventId lastCommand) implements CatalogState {
        @Override
        public Optional<EventId> decidedLast() {
            return Optional.of(lastCommand);
        }

        @Override
        public CatalogState having(EventId decided) {
            return new Deleted(decided);
        }
    }
}
