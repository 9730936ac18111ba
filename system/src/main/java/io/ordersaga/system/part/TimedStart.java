package io.ordersaga.system.part;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The start of a part, with its time in the log. */
final class TimedStart {
    private static final Logger LOG = LoggerFactory.getLogger(TimedStart.class);

    private TimedStart() {}

    static void of(Part part) throws InterruptedException {
        long begun = System.nanoTime();
        part.start();
        LOG.info(
                "{} started in {} ms",
                part.name(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }
}
