package io.ordersaga.system.shop;

import io.ordersaga.edge.gateway.Gateway;
import io.ordersaga.edge.gateway.GatewaySettings;
import io.ordersaga.edge.gateway.Upstreams;
import io.ordersaga.edge.token.TokenVerifier;
import io.ordersaga.system.Ports;
import io.ordersaga.system.part.Part;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The gateway as a part of the system. */
final class GatewayPart implements Part {
    private final Ports ports;
    private final GatewaySettings settings;
    private final TokenVerifier tokens;
    private @Nullable Gateway gateway;

    GatewayPart(Ports ports, GatewaySettings settings, TokenVerifier tokens) {
        this.ports = ports;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void start() {
        Upstreams upstreams = Upstreams.of(
                Addresses.http(ports.userService()),
                Addresses.http(ports.productService()),
                Addresses.http(ports.orderService()),
                Addresses.http(ports.paymentService()),
                Addresses.http(ports.notificationService()));
        gateway = new Gateway(upstreams, tokens::verify, settings, new SecureRandom())
                .start(Addresses.LOOPBACK, ports.gateway().number());
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }
}
