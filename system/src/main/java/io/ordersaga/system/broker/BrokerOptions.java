package io.ordersaga.system.broker;

import io.ordersaga.system.local.LocalPort;
import java.nio.file.Path;

/**
 * Where an embedded broker lives.
 *
 * @param directory holds the log and is the broker's alone; made when missing, kept over restarts
 * @param quorum the cluster that it is of
 */
public record BrokerOptions(Path directory, LocalPort clients, Quorum quorum) {

    /** For a broker by itself. */
    public static BrokerOptions alone(Path directory, LocalPort clients, LocalPort controller) {
        return new BrokerOptions(directory, clients, Quorum.alone(controller));
    }
}
