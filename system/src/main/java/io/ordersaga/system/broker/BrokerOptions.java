package io.ordersaga.system.broker;

import io.ordersaga.system.local.LocalPort;
import java.nio.file.Path;

/**
 * Where an embedded broker lives.
 *
 * @param directory holds the log and is the broker's alone; made when missing, kept over restarts
 */
public record BrokerOptions(Path directory, LocalPort clients, LocalPort controller) {}
