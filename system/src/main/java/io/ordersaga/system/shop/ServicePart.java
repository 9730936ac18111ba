package io.ordersaga.system.shop;

import io.ordersaga.apps.service.Service;
import io.ordersaga.system.part.Part;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service as a part of the system. It is made when it starts, since it connects to the broker from then on. */
final class ServicePart implements Part {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(2);

    private final String name;
    private final Making<Service> make;
    private @Nullable Service service;

    ServicePart(String name, Making<Service> make) {
        this.name = name;
        this.make = make;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws InterruptedException {
        Service made = make.make();
        service = made;
        made.start();
        made.awaitReady(DEFINITELY_TOO_SLOW);
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
            service = null;
        }
    }
}
