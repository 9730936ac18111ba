package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.FailureHandler;
import io.ordersaga.apps.settings.KafkaSettings;
import io.ordersaga.edge.http.Cursors;
import io.ordersaga.edge.token.TokenVerifier;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/**
 * What every service is given.
 *
 * @param self where its server listens, and other instances find it
 * @param peers how other instances are asked; empty if the service has one instance
 * @param currency of the shop (ISO 4217)
 * @param failures hears when the service cannot go on
 */
public record ServiceEnvironment(
        KafkaSettings kafka,
        HostInfo self,
        Optional<PeerAccess> peers,
        TokenVerifier tokens,
        Cursors cursors,
        String currency,
        FailureHandler failures) {}
