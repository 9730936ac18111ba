package io.ordersaga.edge.user;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.RateClass;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.password.PasswordHasher;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.edge.user.UserBodies.Login;
import io.ordersaga.edge.user.UserBodies.Registration;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.user.UserStores;
import io.ordersaga.topology.view.user.UserView;
import java.util.List;
import java.util.Optional;

/** The routes of the user service. */
public final class UserEdge {
    private final StoreReader reader;
    private final Registrar registrar;
    private final PasswordHasher passwords;
    private final TokenIssuer tokens;
    private final PublicKeys keys;

    /** @param keys to be published, so that others can verify the issuer's tokens */
    public UserEdge(
            StoreReader reader, Registrar registrar, PasswordHasher passwords, TokenIssuer tokens, PublicKeys keys) {
        this.reader = reader;
        this.registrar = registrar;
        this.passwords = passwords;
        this.tokens = tokens;
        this.keys = keys;
    }

    private record Session(String message, UserResponse user, String token, long expiresIn) {}

    public List<Route> routes() {
        return List.of(
                Route.post("/api/auth/register", "register", Access.anyone(), this::register)
                        .with(RateClass.AUTH),
                Route.post("/api/auth/login", "login", Access.anyone(), this::login)
                        .with(RateClass.AUTH),
                Route.get("/api/auth/profile", "get-profile", Access.user(), this::profile),
                Route.get("/.well-known/jwks.json", "get-keys", Access.anyone(), request -> Reply.ok(keys.toJwks())));
    }

    private Reply register(Request request) throws InterruptedException {
        Registration wish = UserBodies.registration(request.body());
        UserView user = registrar.register(
                new Registrar.Wish(
                        wish.email(), passwords.hash(wish.password()), wish.firstName(), wish.lastName(), Role.USER),
                request.origin());
        String location = "/api/users/" + user.userId().value();
        return Reply.created(location, session("User registered successfully", user));
    }

    private Reply login(Request request) throws InterruptedException {
        Login login = UserBodies.login(request.body());
        Optional<Credentials> credentials = login.email().flatMap(email -> reader.get(UserStores.CREDENTIALS, email));
        // An absent hash is verified too, so that the time does not tell whether there is an account.
        boolean right = passwords.verify(login.password(), credentials.map(Credentials::passwordHash));
        UserView user = credentials
                .filter(known -> right)
                .flatMap(known -> active(known.userId()))
                .orElseThrow(() -> new ProblemException(
                                ProblemType.INVALID_CREDENTIALS, ProblemType.INVALID_CREDENTIALS.title())
                        .withHeader("WWW-Authenticate", "Bearer"));
        return Reply.ok(session("Login successful", user));
    }

    private Reply profile(Request request) {
        return active(request.caller().userId())
                .flatMap(user -> UserResponse.of(user).map(shown -> Reply.ok(shown.withCreatedAt(user.createdAt()))))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "the account is gone"));
    }

    private Optional<UserView> active(UserId id) {
        return reader.get(UserStores.USERS, id).filter(user -> user.person().isPresent());
    }

    private Session session(String message, UserView user) {
        return new Session(
                message,
                UserResponse.of(user)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "the account is gone")),
                tokens.issue(user.userId(), user.role()),
                tokens.lifetime().toSeconds());
    }
}
