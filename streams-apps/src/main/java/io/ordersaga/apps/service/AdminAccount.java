package io.ordersaga.apps.service;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.edge.http.Origin;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Trace;
import io.ordersaga.edge.password.PasswordHasher;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.user.Registrar;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.user.UserStores;
import java.security.SecureRandom;
import java.util.Optional;

/** Sees to it that there is an administrator. */
public final class AdminAccount {
    private final StoreReader reader;
    private final Registrar registrar;
    private final PasswordHasher passwords;

    AdminAccount(StoreReader reader, Registrar registrar, PasswordHasher passwords) {
        this.reader = reader;
        this.registrar = registrar;
        this.passwords = passwords;
    }

    /** Hashes the password, which takes a while and needs no service that is ready. */
    public Registrar.Wish wish(Account account) throws InterruptedException {
        return new Registrar.Wish(
                account.email(), passwords.hash(account.password()), "Shop", "Administrator", Role.ADMIN);
    }

    /**
     * Opens the account unless the address belongs to one, which then stays as it is, password included. Any number of
     * instances may do so at once. To be asked once the service is ready.
     */
    public void ensure(Registrar.Wish wish) throws InterruptedException {
        if (reader.get(UserStores.CREDENTIALS, wish.email()).isPresent()) {
            return;
        }
        Trace trace = Trace.continued(Optional.empty(), new SecureRandom());
        try {
            registrar.register(wish, new Origin(trace.traceparent(), Optional.empty()));
        } catch (ProblemException e) {
            // Another instance was first, which is as good.
            if (e.type() != ProblemType.EMAIL_TAKEN) {
                throw e;
            }
        }
    }
}
