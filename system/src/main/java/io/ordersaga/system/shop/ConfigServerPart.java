package io.ordersaga.system.shop;

import io.ordersaga.apps.service.ConfigService;
import io.ordersaga.apps.service.ShippedConfiguration;
import io.ordersaga.apps.settings.ConfigServerSettings;
import io.ordersaga.edge.config.ConfigRepository;
import io.ordersaga.edge.config.ServiceTokens;
import io.ordersaga.system.part.Part;
import java.nio.file.Path;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** The config server as a part of the system, or as the only part of a process. */
public final class ConfigServerPart implements Part {
    private final HostInfo self;
    private final ConfigServerSettings settings;
    private final ServiceTokens tokens;
    private @Nullable ConfigService server;

    /** @param self where it listens */
    public ConfigServerPart(HostInfo self, ConfigServerSettings settings, ServiceTokens tokens) {
        this.self = self;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "config-server";
    }

    @Override
    public void start() {
        ConfigRepository repository = settings.repository()
                .map(directory -> ConfigRepository.in(Path.of(directory)))
                .orElseGet(ShippedConfiguration::repository);
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
}
