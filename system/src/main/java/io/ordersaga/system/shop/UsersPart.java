package io.ordersaga.system.shop;

import io.ordersaga.apps.service.UserService;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.edge.user.Registrar;
import io.ordersaga.system.part.Part;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user service with its first administrator as a part of the system. */
final class UsersPart implements Part {
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(2);

    private final Making<UserService> make;
    private final Optional<Account> admin;
    private @Nullable UserService users;

    UsersPart(Making<UserService> make, Optional<Account> admin) {
        this.make = make;
        this.admin = admin;
    }

    @Override
    public String name() {
        return "user service";
    }

    @Override
    public void start() throws InterruptedException {
        UserService made = make.make();
        users = made;
        made.service().start();
        if (admin.isEmpty()) {
            made.service().awaitReady(DEFINITELY_TOO_SLOW);
            return;
        }
        Registrar.Wish wish = made.admin().wish(admin.get());
        made.service().awaitReady(DEFINITELY_TOO_SLOW);
        made.admin().ensure(wish);
    }

    @Override
    public void close() {
        if (users != null) {
            users.service().close();
            users = null;
        }
    }
}
