package io.ordersaga.apps.service;

import org.apache.kafka.streams.state.HostInfo;

/**
 * How the instances of a service ask each other.
 *
 * @param self where this one listens for the others
 * @param token that all of them have
 */
public record PeerAccess(HostInfo self, String token) {
    /** Never the token: this text may reach a log. */
    @Override
    public String toString() {
        return "PeerAccess[" + self + "]";
    }
}
