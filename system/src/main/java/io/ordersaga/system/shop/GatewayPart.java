package io.ordersaga.system.shop;

import io.ordersaga.edge.gateway.Gateway;
import io.ordersaga.edge.gateway.GatewaySettings;
import io.ordersaga.edge.gateway.Upstreams;
import io.ordersaga.edge.token.TokenVerifier;
import io.ordersaga.system.part.Part;
import java.security.SecureRandom;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** The gateway as a part of the system. */
final class GatewayPart implements Part {
    private final HostInfo self;
    private final Upstreams upstreams;
    private final Making<GatewaySettings> settings;
    private final TokenVerifier tokens;
    private @Nullable Gateway gateway;

    /** @param self where it listens */
    GatewayPart(HostInfo self, Upstreams upstreams, Making<GatewaySettings> settings, TokenVerifier tokens) {
        this.self = self;
        this.upstreams = upstreams;
        this.settings = settings;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void start() throws InterruptedException {
        gateway = new Gateway(upstreams, tokens::verify, settings.make(), new SecureRandom())
                .start(self.host(), self.port());
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }
}
