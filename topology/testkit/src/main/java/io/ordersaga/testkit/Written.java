package io.ordersaga.testkit;

/** A record that a topology wrote, and what became of it in the test. */
final class Written {
    private final RawRecord record;
    private Fate fate = Fate.NOT_READ;

    enum Fate {
        NOT_READ("  (not read)"),
        READ(""),
        DISCARDED("  (discarded)");

        private final String remark;

        Fate(String remark) {
            this.remark = remark;
        }
    }

    Written(RawRecord record) {
        this.record = record;
    }

    RawRecord record() {
        return record;
    }

    void becomes(Fate next) {
        fate = next;
    }

    String remark() {
        return fate.remark;
    }
}
