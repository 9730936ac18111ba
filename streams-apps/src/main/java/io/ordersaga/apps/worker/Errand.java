package io.ordersaga.apps.worker;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * What a worker does for each request. Called on threads of its own, many at a time, but never two for one key. After a crash a
 * request may come again.
 *
 * @param <Q> a request
 * @param <R> a result
 */
public interface Errand<Q, R> {

    /**
     * Calls whoever can answer. It may block; an interrupt ends it.
     *
     * @param traceparent of the request that led to this one
     * @throws NoAnswerException if it is not known what became of it
     */
    R run(Q request, Optional<String> traceparent) throws NoAnswerException, InterruptedException;

    /** The result that says that nobody answered. */
    R unanswered(Q request, String reason);

    /** What its calls run on, one thread for each; virtual threads, unless it calls something that holds them fast. */
    default ThreadFactory threads() {
        return Thread.ofVirtual().factory();
    }

    /** Why a request is to be kept in the dead letters, if nobody will ask again and it came to nothing. */
    default Optional<String> loss(Q request, R result) {
        return Optional.empty();
    }
}
