package io.ordersaga.system.shop;

import io.ordersaga.apps.settings.ConfigServerSettings;
import io.ordersaga.apps.settings.ConfiguredRemotely;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.edge.config.ConfigClient;
import io.ordersaga.edge.config.ServiceTokens;
import io.ordersaga.system.Ports;
import io.ordersaga.system.part.Part;
import java.security.SecureRandom;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The config server of one JVM, and the way by which the other parts ask it: over HTTP. The secret of their tokens is made anew
 * for each run, since both sides live in it.
 */
final class LocalConfigServer {
    private static final int SECRET_BYTES = 32;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConfigServerSettings settings;
    private final ServiceTokens tokens;

    LocalConfigServer(ConfigServerSettings settings) {
        this.settings = settings;
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        this.tokens = new ServiceTokens(secret);
    }

    Part part(Ports ports) {
        HostInfo self = new HostInfo(Addresses.LOOPBACK, ports.configServer().number());
        return new ConfigServerPart(self, settings, tokens);
    }

    /** Where services get their settings from. */
    ServiceSettings.Remote remote(Ports ports) {
        return settings.isUsed()
                ? new ConfiguredRemotely(
                        new ConfigClient(new ConfigClient.Server(
                                Addresses.http(ports.configServer()), settings.attempts(), PAUSE)),
                        settings.profile(),
                        tokens::issue)
                : ServiceSettings.Remote.NONE;
    }
}
