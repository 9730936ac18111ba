package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The open event streams of one server: so many at most, and ended when the server stops. */
final class EventStreams implements AutoCloseable {
    /** How many streams a server keeps open; each holds a connection. */
    static final int MAX_OPEN = 1000;

    private static final String MEDIA_TYPE = "text/event-stream";
    private static final int RECONNECT_MS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Function<Object, byte[]> json;
    private final Semaphore free = new Semaphore(MAX_OPEN);
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param json writes an event's data, without line ends */
    EventStreams(Function<Object, byte[]> json) {
        this.json = json;
    }

    /** Writes a stream to its end. @throws ProblemException 503 if too many are open */
    void write(Context context, EventStream stream) {
        if (!free.tryAcquire()) {
            throw new ProblemException(ProblemType.BUSY, "too many open streams").withHeader("Retry-After", "5");
        }
        try {
            writing.add(Thread.currentThread());
            context.res().setContentType(MEDIA_TYPE);
            run(stream, new ContextSink(context.res().getOutputStream(), json));
        } catch (IOException e) {
            // The client has hung up, which is how such a stream usually ends; there is nobody left to tell.
        } finally {
            writing.remove(Thread.currentThread());
            free.release();
        }
    }

    private void run(EventStream stream, ContextSink sink) throws IOException {
        try {
            sink.write("retry: " + RECONNECT_MS + "\n\n");
            if (!closed) {
                stream.writeTo(sink);
            }
        } catch (InterruptedException e) {
            // The server stops. The client comes back to another instance, with the id of the last event that it has.
            sink.write(": stopping\n\n");
        }
    }

    /** Ends the streams, and waits a moment for them to say good-bye. */
    @Override
    public void close() {
        closed = true;
        writing.forEach(Thread::interrupt);
        try {
            if (free.tryAcquire(MAX_OPEN, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                free.release(MAX_OPEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record ContextSink(OutputStream out, Function<Object, byte[]> json) implements EventStream.Sink {
        @Override
        public void send(String id, String event, Object data) throws IOException {
            write("id: " + id + "\nevent: " + event + "\ndata: " + new String(json.apply(data), UTF_8) + "\n\n");
        }

        @Override
        public void keepAlive() throws IOException {
            write(":\n\n");
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }
    }
}
