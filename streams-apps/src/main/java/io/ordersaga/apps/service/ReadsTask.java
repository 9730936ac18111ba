package io.ordersaga.apps.service;

import io.ordersaga.apps.runtime.StoreFreshness;
import io.ordersaga.apps.runtime.StreamsApplication;
import io.ordersaga.edge.peer.PeerServer;
import io.ordersaga.edge.store.Peers;
import java.util.Optional;

/** What the reads of views need beside the views: to know how fresh they are, to ask other instances and to answer them. */
record ReadsTask(StoreFreshness freshness, StreamsApplication views, Peers peers, Optional<Listener> listener)
        implements Service.Task {

    /** The server for other instances, and where it listens. */
    record Listener(PeerServer server, String host, int port) {}

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public void start() {
        freshness.start(views.streams());
        listener.ifPresent(one -> one.server().start(one.host(), one.port()));
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void close() {
        listener.ifPresent(one -> one.server().close());
        peers.close();
        freshness.close();
    }
}
