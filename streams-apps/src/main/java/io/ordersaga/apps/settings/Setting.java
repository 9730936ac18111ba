package io.ordersaga.apps.settings;

/**
 * One setting as it was read.
 *
 * @param value as people may see it: a secret is hidden
 */
public record Setting(String key, Form form, String value, Source source) {

    /**
     * What a setting can be.
     *
     * @param allowed its range or pattern
     * @param fallback its default; empty for none
     */
    public record Form(String type, String allowed, String fallback) {}

    /** Where a value came from; the first of these that has one wins. */
    public enum Source {
        ENVIRONMENT("environment"),
        CONFIG_SERVER("config server"),
        DEFAULT("default");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A line for the log of a start. */
    public String line() {
        return key + "=" + value + " (" + source + ")";
    }
}
