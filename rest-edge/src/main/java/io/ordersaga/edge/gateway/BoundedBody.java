package io.ordersaga.edge.gateway;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects the body of one answer, up to a size; one that is larger reads as empty, and takes no more memory. */
final class BoundedBody implements Consumer<Optional<byte[]>> {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final int maxSize;
    private boolean tooLarge;

    private BoundedBody(int maxSize) {
        this.maxSize = maxSize;
    }

    /** @param maxSize in bytes */
    static BodyHandler<byte[]> upTo(int maxSize) {
        return answer -> subscriber(new BoundedBody(maxSize));
    }

    private static BodySubscriber<byte[]> subscriber(BoundedBody body) {
        return BodySubscribers.mapping(BodySubscribers.ofByteArrayConsumer(body), done -> body.bytes());
    }

    @Override
    public void accept(Optional<byte[]> part) {
        byte[] bytes = part.orElse(new byte[0]);
        tooLarge = tooLarge || collected.size() + bytes.length > maxSize;
        if (tooLarge) {
            collected.reset();
        } else {
            collected.writeBytes(bytes);
        }
    }

    private byte[] bytes() {
        return collected.toByteArray();
    }
}
