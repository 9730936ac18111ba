package io.ordersaga.topology.decision.stock;

import io.ordersaga.topics.stock.StockLevel;

/** What the ledger knows of one product: its units, and whether new orders can have them. */
public sealed interface ProductStock {

    StockLevel level();

    /** The same product with other units. @throws IllegalStateException if the product was never created */
    ProductStock with(StockLevel level);

    /** A product that was never created. It is not stored. */
    record Unknown() implements ProductStock {
        @Override
        public StockLevel level() {
            return StockLevel.EMPTY;
        }

        @Override
        public ProductStock with(StockLevel level) {
            throw new IllegalStateException("a product that was never created has no units");
        }
    }

    /** A product in the catalogue. */
    record Open(StockLevel level) implements ProductStock {
        @Override
        public ProductStock with(StockLevel level) {
            return new Open(level);
        }
    }

    /** A product that was deleted: what is held stays so until its orders end, and no new order gets anything. */
    record Closed(StockLevel level) implements ProductStock {
        @Override
        public ProductStock with(StockLevel level) {
            return new Closed(level);
        }
    }
}
