package io.ordersaga.system.sink;

import io.ordersaga.apps.settings.ListenSettings;
import java.net.URI;

/**
 * Where a Connect worker works.
 *
 * @param bootstrapServers of the brokers that it copies from
 * @param listen where its REST interface listens, and where other workers find it
 * @param port of its REST interface
 */
public record WorkerPlace(String bootstrapServers, ListenSettings listen, int port) {
    String listener() {
        return "http://" + listen.host() + ":" + port;
    }

    /** Where this process itself finds the worker. */
    URI here() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
