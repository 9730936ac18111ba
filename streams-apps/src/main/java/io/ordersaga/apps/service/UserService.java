package io.ordersaga.apps.service;

import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.password.PasswordHasher;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.edge.user.AccountEdge;
import io.ordersaga.edge.user.AccountLock;
import io.ordersaga.edge.user.Registrar;
import io.ordersaga.edge.user.SessionPort;
import io.ordersaga.edge.user.UserEdge;
import io.ordersaga.topology.stream.user.UserTopology;
import io.ordersaga.topology.stream.user.UserViews;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The user service, the only one that issues tokens. */
public final class UserService {
    private final Service service;
    private final AdminAccount admin;

    private UserService(Service service, AdminAccount admin) {
        this.service = service;
        this.admin = admin;
    }

    /**
     * @param signingKey signs the tokens that all services accept
     * @param accepted the keys that they accept, that one among them
     */
    public static UserService of(ServiceEnvironment environment, SigningKey signingKey, PublicKeys accepted) {
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        UserTopology.APPLICATION_ID,
                        new UserTopology()::build,
                        new Foundation.Views(
                                UserViews.APPLICATION_ID,
                                UserViews.queryable(),
                                UserViews.open(),
                                listener -> new UserViews(listener)::build)));
        PasswordHasher passwords = new PasswordHasher(new SecureRandom(), hashesAtOnce());
        Registrar registrar = new Registrar(foundation.decisions());
        TokenIssuer tokens = new TokenIssuer(signingKey, InstantSource.system());
        List<Route> routes = new ArrayList<>();
        routes.addAll(new UserEdge(
                        foundation.reader(),
                        registrar,
                        new SessionPort(foundation.decisions(), foundation.reader(), new SecureRandom()),
                        new UserEdge.Secrets(passwords, new AccountLock(), tokens, accepted))
                .routes());
        routes.addAll(new AccountEdge(foundation.reader(), foundation.decisions(), foundation.paging()).routes());
        return new UserService(foundation.service(routes), new AdminAccount(foundation.reader(), registrar, passwords));
    }

    // Half of the cores, so that many log-ins at once leave the other half to everything else.
    private static int hashesAtOnce() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    public Service service() {
        return service;
    }

    /** Opens the first administrator's account. */
    public AdminAccount admin() {
        return admin;
    }
}
