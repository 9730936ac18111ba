package io.ordersaga.system.shop;

import io.ordersaga.apps.service.ConfigService;
import io.ordersaga.apps.service.ShippedConfiguration;
import io.ordersaga.apps.settings.ConfigServerSettings;
import io.ordersaga.apps.settings.ConfiguredRemotely;
import io.ordersaga.apps.settings.ServiceSettings;
import io.ordersaga.edge.config.ConfigClient;
import io.ordersaga.edge.config.ConfigRepository;
import io.ordersaga.edge.config.ServiceTokens;
import io.ordersaga.system.Ports;
import io.ordersaga.system.part.Part;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * The config server as a part of the system, and the way by which the other parts ask it: over HTTP. The secret of their tokens
 * is made anew for each run, since both sides live in it.
 */
final class LocalConfigServer implements Part {
    private static final int SECRET_BYTES = 32;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConfigServerSettings settings;
    private final Ports ports;
    private final ServiceTokens tokens;
    private @Nullable ConfigService server;

    LocalConfigServer(ConfigServerSettings settings, Ports ports) {
        this.settings = settings;
        this.ports = ports;
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        this.tokens = new ServiceTokens(secret);
    }

    @Override
    public String name() {
        return "config server";
    }

    @Override
    public void start() {
        ConfigRepository repository = settings.repository()
                .map(directory -> ConfigRepository.in(Path.of(directory)))
                .orElseGet(ShippedConfiguration::repository);
        HostInfo self = new HostInfo(Addresses.LOOPBACK, ports.configServer().number());
        ConfigService made =
                new ConfigService(self, repository, tokens, !settings.profile().equals("prod"));
        server = made;
        made.start();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Where services get their settings from. */
    ServiceSettings.Remote remote() {
        return settings.isUsed()
                ? new ConfiguredRemotely(
                        new ConfigClient(new ConfigClient.Server(
                                Addresses.http(ports.configServer()), settings.attempts(), PAUSE)),
                        settings.profile(),
                        tokens::issue)
                : ServiceSettings.Remote.NONE;
    }
}
