package io.ordersaga.apps.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a process listens. From the environment only.
 *
 * @param host {@code LISTEN_HOST}: the address on which it listens
 * @param advertisedHost {@code ADVERTISED_HOST}: where others find it. If it is not set: the listening address, or the machine's
 *     own name if it listens on all of them
 */
public record ListenSettings(String host, String advertisedHost) {
    static final String HOST = "[A-Za-z0-9._-]{1,253}";
    private static final String ALL_ADDRESSES = "0.0.0.0";

    public static ListenSettings read(SettingsReader reader) {
        String host = reader.text("LISTEN_HOST", "127.0.0.1", HOST);
        Optional<String> advertised = reader.optional("ADVERTISED_HOST", HOST);
        return new ListenSettings(host, advertised.orElseGet(() -> found(reader, host)));
    }

    private static String found(SettingsReader reader, String host) {
        if (!host.equals(ALL_ADDRESSES)) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            reader.refuse("ADVERTISED_HOST must be set, as this machine does not know its own name: " + e.getMessage());
            return host;
        }
    }
}
