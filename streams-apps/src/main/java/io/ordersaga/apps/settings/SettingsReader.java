package io.ordersaga.apps.settings;

import io.ordersaga.edge.config.Secrets;
import io.ordersaga.topics.Email;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads typed settings and collects every mistake before it complains. A value comes from the environment, else from the
 * config server, else it is the default; {@link #settings} tells which. A key may be read more than once.
 */
public final class SettingsReader {
    private static final String FILE = "_FILE";
    private static final String NONE = "";

    private final Map<String, String> environment;
    private final Map<String, String> remote;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Set<String> mistakes = new LinkedHashSet<>();

    /** Of the environment alone. */
    public SettingsReader(Map<String, String> environment) {
        this(environment, Map.of());
    }

    /** @param remote what the config server gives for the service; a key that nobody reads is a mistake */
    public SettingsReader(Map<String, String> environment, Map<String, String> remote) {
        this.environment = Map.copyOf(environment);
        this.remote = Map.copyOf(remote);
    }

    /** A whole number in a closed range. */
    public int integer(String key, int fallback, int min, int max) {
        return Math.toIntExact(number(key, "whole number", new Range(fallback, min, max)));
    }

    /** A duration in whole milliseconds, in a closed range. */
    public Duration millis(String key, Duration fallback, Duration min, Duration max) {
        Range range = new Range(fallback.toMillis(), min.toMillis(), max.toMillis());
        return Duration.ofMillis(number(key, "milliseconds", range));
    }

    /** A text that a pattern describes. */
    public String text(String key, String fallback, String pattern) {
        String value = value(key, "text", pattern, fallback).orElse(fallback);
        requireMatch(key, value, pattern);
        return value;
    }

    /** A text that a pattern describes; empty if it is not set. */
    public Optional<String> optional(String key, String pattern) {
        Optional<String> value = value(key, "text", pattern, NONE);
        value.ifPresent(text -> requireMatch(key, text, pattern));
        return value;
    }

    /** Any text; empty if it is not set. */
    public Optional<String> optional(String key) {
        return value(key, "text", "any", NONE);
    }

    /** A text that must not be shown, such as a password; empty if it is not set. */
    public Optional<String> secret(String key, int minLength, int maxLength) {
        String range = minLength + ".." + maxLength + " characters";
        return checked(key, value(key, "secret", range, NONE), minLength, maxLength);
    }

    /** As {@link #secret}, but the environment can also name a file that holds it, under the key with {@code _FILE} behind. */
    public Optional<String> secretOrFile(String key, int minLength, int maxLength) {
        String range = minLength + ".." + maxLength + " characters";
        Optional<String> value = value(key, "secret", range, NONE).or(() -> ofFile(key, range));
        return checked(key, value, minLength, maxLength);
    }

    private Optional<String> checked(String key, Optional<String> value, int minLength, int maxLength) {
        if (value.filter(text -> text.length() < minLength || text.length() > maxLength)
                .isPresent()) {
            mistakes.add(key + "=(hidden) must have " + minLength + ".." + maxLength + " characters");
        }
        return value;
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

    /** Every setting that was read so far, with where its value came from. */
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /**
     * To be called after the last setting.
     *
     * @throws InvalidSettingsException if any was wrong, or the config server gave one that nobody has read
     */
    public void complete() {
        remote.keySet().stream()
                .filter(key -> !settings.containsKey(key))
                .sorted()
                .forEach(key -> mistakes.add(key + " from the config server is not a setting of this service"));
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(new ArrayList<>(mistakes));
        }
    }

    private record Range(long fallback, long min, long max) {
        boolean holds(long number) {
            return number >= min && number <= max;
        }

        @Override
        public String toString() {
            return min + ".." + max;
        }
    }

    private long number(String key, String type, Range range) {
        Optional<String> value = value(key, type, range.toString(), Long.toString(range.fallback()));
        if (value.isEmpty()) {
            return range.fallback();
        }
        try {
            long number = Long.parseLong(value.get());
            if (range.holds(number)) {
                return number;
            }
            mistakes.add(key + "=" + value.get() + " must be " + range);
        } catch (NumberFormatException e) {
            mistakes.add(key + "=" + value.get() + " must be a whole number " + range);
        }
        return range.fallback();
    }

    private void requireMatch(String key, String value, String pattern) {
        if (!value.matches(pattern)) {
            mistakes.add(key + "=" + value + " must match " + pattern);
        }
    }

    private Optional<String> value(String key, String type, String allowed, String fallback) {
        Optional<String> here = Optional.ofNullable(environment.get(key));
        Optional<String> value = here.or(() -> Optional.ofNullable(remote.get(key)));
        Setting.Source source = here.isPresent()
                ? Setting.Source.ENVIRONMENT
                : value.isPresent() ? Setting.Source.CONFIG_SERVER : Setting.Source.DEFAULT;
        boolean hidden = type.equals("secret") || Secrets.isSecret(key);
        settings.put(
                key,
                new Setting(key, new Setting.Form(type, allowed, fallback), shown(value, fallback, hidden), source));
        return value;
    }

    private static String shown(Optional<String> value, String fallback, boolean hidden) {
        return value.map(text -> hidden ? "(hidden)" : text).orElse(fallback.isEmpty() ? "(not set)" : fallback);
    }

    private Optional<String> ofFile(String key, String range) {
        Optional<String> file = Optional.ofNullable(environment.get(key + FILE));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        settings.put(
                key, new Setting(key, new Setting.Form("secret", range, NONE), "(hidden)", Setting.Source.ENVIRONMENT));
        try {
            return Optional.of(Files.readString(Path.of(file.get())).strip());
        } catch (IOException | InvalidPathException e) {
            mistakes.add(key + FILE + "=" + file.get() + " must be a file that can be read as text");
            return Optional.empty();
        }
    }
}
