package io.ordersaga.system.part;

import org.jspecify.annotations.Nullable;

/** What went wrong in a row of steps that must all be tried. */
final class Failures {
    private @Nullable RuntimeException first;

    /** A step that may fail. */
    interface Step {
        void run() throws InterruptedException;
    }

    void during(Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            add(new IllegalStateException("interrupted", e));
        } catch (RuntimeException e) {
            add(e);
        }
    }

    /** @throws RuntimeException the first failure, with the others suppressed in it */
    void throwFirst() {
        if (first != null) {
            throw first;
        }
    }

    private void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else {
            first.addSuppressed(failure);
        }
    }
}
