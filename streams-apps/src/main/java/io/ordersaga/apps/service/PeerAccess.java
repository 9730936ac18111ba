package io.ordersaga.apps.service;

import org.apache.kafka.streams.state.HostInfo;

/**
 * How the instances of a service ask each other.
 *
 * @param listenHost the address on which this one listens for the others
 * @param self where the others find it
 * @param token that all of them have
 */
public record PeerAccess(String listenHost, HostInfo self, String token) {
    /** Never the token: this text may reach a log. */
    @Override
    public String toString() {
        return "PeerAccess[" + self + "]";
    }
}
