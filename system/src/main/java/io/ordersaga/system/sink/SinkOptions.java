package io.ordersaga.system.sink;

import io.ordersaga.apps.settings.ListenSettings;
import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.system.local.LocalPort;

/**
 * Where a Connect worker runs and what it joins.
 *
 * @param rest where its REST interface listens
 */
public record SinkOptions(String bootstrapServers, LocalPort rest, DatabaseAccess databases) {
    WorkerPlace place() {
        return new WorkerPlace(bootstrapServers, new ListenSettings(LocalPort.HOST, LocalPort.HOST), rest.number());
    }
}
