package io.ordersaga.edge.http;

import java.io.IOException;

/** An answer that goes on: server-sent events (WHATWG HTML, section 9.2), written as they happen. */
public interface EventStream {

    /**
     * Writes events until there is nothing more to come. It runs on a virtual thread and may block.
     *
     * @throws IOException if the client is gone
     * @throws InterruptedException if the service stops
     */
    void writeTo(Sink sink) throws IOException, InterruptedException;

    /** Where the events go. Each is on its way to the client when its method returns. */
    interface Sink {

        /**
         * @param id what the client sends as {@code Last-Event-ID} to go on after this event
         * @param data written as JSON
         */
        void send(String id, String event, Object data) throws IOException;

        /** Keeps a connection alive on which nothing happens, and finds out whether the client is still there. */
        void keepAlive() throws IOException;
    }
}
