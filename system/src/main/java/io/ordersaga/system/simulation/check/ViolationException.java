package io.ordersaga.system.simulation.check;

/** A law does not hold. */
public final class ViolationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Law law;

    public ViolationException(Law law, String detail) {
        super(detail);
        this.law = law;
    }

    public ViolationException(Law law, RuntimeException cause) {
        super(cause.toString(), cause);
        this.law = law;
    }

    public Law law() {
        return law;
    }

    static void require(boolean holds, Law law, Object... detail) {
        if (!holds) {
            StringBuilder text = new StringBuilder();
            for (Object part : detail) {
                text.append(part);
            }
            throw new ViolationException(law, text.toString());
        }
    }
}
