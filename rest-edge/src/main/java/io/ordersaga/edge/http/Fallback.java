package io.ordersaga.edge.http;

import java.io.IOException;

/** Answers every request that no declared route answers. Safe for use by many threads. */
public interface Fallback {
    /** @throws ProblemException to answer with an error; nothing may have been written then */
    void answer(Exchange exchange) throws IOException, InterruptedException;
}
