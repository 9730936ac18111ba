package io.ordersaga.system.shop;

import io.ordersaga.system.local.LocalPort;
import java.net.URI;

/** Where the services of a system in one JVM are found. */
final class Addresses {
    static final String LOOPBACK = "127.0.0.1";

    private Addresses() {}

    static URI http(LocalPort port) {
        return URI.create("http://" + LOOPBACK + ":" + port.number());
    }
}
