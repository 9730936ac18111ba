package io.ordersaga.edge.analytics;

import io.ordersaga.edge.table.Table;

/** An answer that can be shown as a table. */
interface Tabular {
    Table table();
}
