package io.ordersaga.apps.settings;

import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of single services: read when a service starts, each value's source told to the log. */
public final class ServiceSettings {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSettings.class);

    private final Map<String, String> environment;
    private final Remote remote;

    /** Where settings come from that the environment does not have. */
    public interface Remote {
        /** No config server. */
        Remote NONE = service -> Map.of();

        /** A service's settings by the names of environment variables. */
        Map<String, String> of(String service) throws InterruptedException;
    }

    public ServiceSettings(Map<String, String> environment, Remote remote) {
        this.environment = Map.copyOf(environment);
        this.remote = remote;
    }

    /**
     * Reads the settings of a service.
     *
     * @param form reads the service's record
     * @throws InvalidSettingsException naming every wrong key
     */
    public <T> T of(String service, Function<SettingsReader, T> form) throws InterruptedException {
        SettingsReader reader = new SettingsReader(environment, remote.of(service));
        T settings = form.apply(reader);
        reader.complete();
        reader.settings().forEach(setting -> LOG.info("{}: {}", service, setting.line()));
        return settings;
    }
}
