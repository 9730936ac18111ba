package io.ordersaga.connect.table;

import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;

/**
 * A rule about several columns of a row, as a check of the table states it.
 *
 * @param name of the check in the database
 */
record Rule(String name, Predicate<Struct> holds) {
    void requireOf(Struct row) {
        if (!holds.test(row)) {
            throw new RowRefusedException("$", "breaks the rule " + name);
        }
    }
}
