package io.ordersaga.apps.service;

import io.ordersaga.edge.password.PasswordHasher;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.edge.user.Registrar;
import io.ordersaga.edge.user.UserEdge;
import io.ordersaga.topology.stream.user.UserTopology;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The user service, the only one that issues tokens. */
public final class UserService {
    private final Service service;
    private final AdminAccount admin;

    private UserService(Service service, AdminAccount admin) {
        this.service = service;
        this.admin = admin;
    }

    /** @param signingKey signs the tokens that all services accept */
    public static UserService of(ServiceEnvironment environment, SigningKey signingKey) {
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        UserTopology.APPLICATION_ID,
                        UserTopology.queryable(),
                        (config, listener) -> new UserTopology(listener).build(config)));
        PasswordHasher passwords =
                new PasswordHasher(new SecureRandom(), Runtime.getRuntime().availableProcessors());
        Registrar registrar = new Registrar(foundation.decisions());
        TokenIssuer tokens = new TokenIssuer(signingKey, InstantSource.system());
        PublicKeys keys = new PublicKeys(List.of(signingKey.publicHalf()));
        UserEdge edge = new UserEdge(foundation.reader(), registrar, passwords, tokens, keys);
        return new UserService(
                foundation.service(edge.routes()), new AdminAccount(foundation.reader(), registrar, passwords));
    }

    public Service service() {
        return service;
    }

    /** Opens the first administrator's account; to be asked once the service is ready. */
    public AdminAccount admin() {
        return admin;
    }
}
