package io.ordersaga.apps.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.config.ConfigRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The configuration repository that comes with the program: the defaults of every service that has settings. */
public final class ShippedConfiguration {
    private static final String FOLDER = "/configuration/";

    /** Resources cannot be listed. */
    private static final List<String> FILES = List.of(
            "gateway.json",
            "user-service.json",
            "product-service.json",
            "order-service.json",
            "order-service-prod.json",
            "payment-service.json",
            "payment-service-dev.json",
            "notification-service.json",
            "analytics-service.json");

    private ShippedConfiguration() {}

    public static ConfigRepository repository() {
        Map<String, String> files = new TreeMap<>();
        FILES.forEach(name -> files.put(name, text(name)));
        return ConfigRepository.of(files);
    }

    private static String text(String name) {
        try (InputStream file = ShippedConfiguration.class.getResourceAsStream(FOLDER + name)) {
            return new String(
                    Objects.requireNonNull(file, () -> name + " is not shipped").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
