package io.ordersaga.testkit;

import java.time.Duration;
import java.time.Instant;

/** Something that was said between a test and its topology. */
sealed interface Turn {

    /**
     * The test sent a record.
     *
     * @param verb the method by which it did
     * @param now the wall clock's time, which need not be the record's
     */
    record Sent(String verb, RawRecord record, Instant now) implements Turn {}

    /** The topology wrote a record, at a time of the wall clock. */
    record Wrote(Written written, Instant now) implements Turn {}

    /** The topology threw what the test then had to deal with. */
    record Threw(Throwable thrown) implements Turn {}

    /** The test moved the wall clock. */
    record Advanced(Duration by, Instant to) implements Turn {}

    /** The test read a topic. */
    record Looked(String topic, int records) implements Turn {}
}
