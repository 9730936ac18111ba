package io.ordersaga.edge.store;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** The other instances of a service, as its store reader asks them. Closed after the reader was last used. */
public final class Peers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Optional<PeerCalls> calls;

    private Peers(Optional<PeerCalls> calls) {
        this.calls = calls;
    }

    /** For a service that has one instance. */
    public static Peers none() {
        return new Peers(Optional.empty());
    }

    /** @param token by which the instances of this service know each other */
    public static Peers knownBy(String token) {
        return waitingFor(PATIENCE, token);
    }

    /** @param patience for an answer; those who wait for a row wait that much longer */
    static Peers waitingFor(Duration patience, String token) {
        return new Peers(Optional.of(new PeerCalls(token, patience)));
    }

    /** @throws StoreUnavailableException if this service has one instance */
    Partitions at(HostInfo peer) {
        return new RemotePartitions(
                calls.orElseThrow(() -> new StoreUnavailableException("of " + peer.host() + ":" + peer.port())), peer);
    }

    @Override
    public void close() {
        calls.ifPresent(PeerCalls::close);
    }
}
