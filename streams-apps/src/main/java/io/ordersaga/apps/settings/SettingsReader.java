package io.ordersaga.apps.settings;

import io.ordersaga.topics.Email;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads typed settings from environment variables and collects every mistake before it complains. */
public final class SettingsReader {
    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    public SettingsReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** A whole number in a closed range. */
    public int integer(String key, int fallback, int min, int max) {
        return Math.toIntExact(number(key, fallback, min, max));
    }

    /** A duration in whole milliseconds, in a closed range. */
    public Duration millis(String key, Duration fallback, Duration min, Duration max) {
        return Duration.ofMillis(number(key, fallback.toMillis(), min.toMillis(), max.toMillis()));
    }

    /** A text that a pattern describes. */
    public String text(String key, String fallback, String pattern) {
        String value = environment.getOrDefault(key, fallback);
        if (!value.matches(pattern)) {
            mistakes.add(key + "=" + value + " must match " + pattern);
        }
        return value;
    }

    /** A text that must not be shown, such as a password; empty if it is not set. */
    public Optional<String> secret(String key, int minLength, int maxLength) {
        String value = environment.get(key);
        if (value != null && (value.length() < minLength || value.length() > maxLength)) {
            mistakes.add(key + "=(hidden) must have " + minLength + ".." + maxLength + " characters");
        }
        return Optional.ofNullable(value);
    }

    /** Any text; empty if it is not set. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(environment.get(key));
    }

    /** An e-mail address; empty if it is not set. */
    public Optional<Email> email(String key) {
        Optional<String> text = optional(key);
        try {
            return text.map(Email::parse);
        } catch (IllegalArgumentException e) {
            mistakes.add(key + "=" + text.orElseThrow() + " must be an e-mail address");
            return Optional.empty();
        }
    }

    /** Notes a mistake that only the caller can see. */
    public void refuse(String mistake) {
        mistakes.add(mistake);
    }

    /** To be called after the last setting. @throws InvalidSettingsException if any was wrong */
    public void complete() {
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(mistakes);
        }
    }

    private long number(String key, long fallback, long min, long max) {
        String value = environment.get(key);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            mistakes.add(key + "=" + value + " must be a whole number " + min + ".." + max);
            return fallback;
        }
        mistakes.add(key + "=" + value + " must be " + min + ".." + max);
        return fallback;
    }
}
