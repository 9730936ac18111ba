package io.ordersaga.edge.user;

import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.RateClass;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.password.PasswordHasher;
import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.Form;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.RefreshToken;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.edge.user.UserBodies.Login;
import io.ordersaga.edge.user.UserBodies.Registration;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topology.stream.user.UserStores;
import io.ordersaga.topology.view.user.UserView;
import java.util.List;
import java.util.Optional;

/** The routes of the user service. */
public final class UserEdge {
    private static final Schema BASE64 = Schema.matching("[A-Za-z0-9_-]{43}");
    private static final Schema KEY_SET = Schema.object(
            "KeySet",
            Schema.required(
                    "keys",
                    Schema.listOf(Schema.object(
                            "Key",
                            Schema.required("kty", Schema.oneOf("EC")),
                            Schema.required("crv", Schema.oneOf("P-256")),
                            Schema.required("use", Schema.oneOf("sig")),
                            Schema.required("alg", Schema.oneOf("ES256")),
                            Schema.required("kid", Schema.text()),
                            Schema.required("x", BASE64),
                            Schema.required("y", BASE64)))));

    private final StoreReader reader;
    private final Registrar registrar;
    private final SessionPort sessions;
    private final Secrets secrets;

    public UserEdge(StoreReader reader, Registrar registrar, SessionPort sessions, Secrets secrets) {
        this.reader = reader;
        this.registrar = registrar;
        this.sessions = sessions;
        this.secrets = secrets;
    }

    /**
     * What proves who somebody is.
     *
     * @param keys to be published, so that others can verify the issuer's tokens
     */
    public record Secrets(PasswordHasher passwords, AccountLock lock, TokenIssuer tokens, PublicKeys keys) {}

    private record SignedIn(
            String message,
            UserResponse user,
            @Form(Form.Kind.TOKEN) String token,
            @Described("Seconds until the token expires.") long expiresIn,
            @Form(Form.Kind.TOKEN) String refreshToken) {}

    public List<Route> routes() {
        return List.of(register(), login(), refresh(), logout(), profile(), keys());
    }

    private Route register() {
        return Route.post("/api/auth/register", "register", Access.anyone())
                .summary("Open an account")
                .body(UserBodies.REGISTRATION)
                .answering(Answer.created(SignedIn.class))
                .failing(
                        ProblemType.EMAIL_TAKEN,
                        ProblemType.BUSY,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .with(RateClass.AUTH)
                .handledBy(this::register);
    }

    private Route login() {
        return Route.post("/api/auth/login", "login", Access.anyone())
                .summary("Log in")
                .body(UserBodies.LOGIN)
                .answering(Answer.ok(SignedIn.class))
                .failing(
                        ProblemType.INVALID_CREDENTIALS,
                        ProblemType.ACCOUNT_LOCKED,
                        ProblemType.BUSY,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .with(RateClass.AUTH)
                .handledBy(this::login);
    }

    private Route refresh() {
        return Route.post("/api/auth/refresh", "refresh", Access.anyone())
                .summary("Exchange a refresh token for new tokens")
                .description("A refresh token works once. Shown again, it ends its session, with all tokens of it.")
                .body(UserBodies.REFRESH)
                .answering(Answer.ok(SignedIn.class))
                .failing(
                        ProblemType.INVALID_REFRESH_TOKEN,
                        ProblemType.STORE_REBALANCING,
                        ProblemType.COMMAND_NOT_CONFIRMED)
                .with(RateClass.AUTH)
                .handledBy(this::refresh);
    }

    private Route logout() {
        return Route.post("/api/auth/logout", "logout", Access.user())
                .summary("End the session of a refresh token")
                .body(UserBodies.REFRESH)
                .answering(Answer.nothing())
                .failing(ProblemType.STORE_REBALANCING, ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::logout);
    }

    private Route profile() {
        return Route.get("/api/auth/profile", "get-profile", Access.user())
                .summary("Read the caller's account")
                .answeringVersioned(UserResponse.class)
                .failing(ProblemType.NOT_FOUND, ProblemType.STORE_REBALANCING)
                .handledBy(this::profile);
    }

    private Route keys() {
        return Route.get("/.well-known/jwks.json", "get-keys", Access.anyone())
                .summary("Read the keys that tokens are verified with (RFC 7517)")
                .answering(Answer.ok(KEY_SET))
                .handledBy(request -> Reply.ok(secrets.keys().toJwks()));
    }

    private Reply register(Request request) throws InterruptedException {
        Registration wish = UserBodies.registration(request.body());
        UserView user = registrar.register(
                new Registrar.Wish(
                        wish.email(),
                        secrets.passwords().hash(wish.password()),
                        wish.firstName(),
                        wish.lastName(),
                        Role.USER),
                request.origin());
        String location = "/api/users/" + user.userId().value();
        RefreshToken token = sessions.open(user.userId(), request.origin());
        return Reply.created(location, signedIn("User registered successfully", user, token));
    }

    private Reply login(Request request) throws InterruptedException {
        Login login = UserBodies.login(request.body());
        Optional<UserView> known = login.email().isPresent()
                ? secrets.lock().attempt(login.email().get(), () -> authenticate(login))
                : authenticate(login);
        UserView user = known.orElseThrow(() -> unauthenticated(ProblemType.INVALID_CREDENTIALS));
        RefreshToken token = sessions.open(user.userId(), request.origin());
        return Reply.ok(signedIn("Login successful", user, token));
    }

    private Optional<UserView> authenticate(Login login) throws InterruptedException {
        Optional<Credentials> credentials = login.email().flatMap(email -> reader.get(UserStores.CREDENTIALS, email));
        // An absent hash is verified too, so that the time does not tell whether there is an account.
        boolean right = secrets.passwords().verify(login.password(), credentials.map(Credentials::passwordHash));
        return credentials.filter(known -> right).flatMap(known -> active(known.userId()));
    }

    private Reply refresh(Request request) throws InterruptedException {
        RefreshToken presented = UserBodies.refreshToken(request.body()).orElseThrow(UserEdge::invalidToken);
        UserId owner = sessions.find(presented)
                .map(Session::userId)
                .filter(user -> active(user).isPresent())
                .orElseThrow(UserEdge::invalidToken);
        RefreshToken next = sessions.exchange(presented, request.origin()).orElseThrow(UserEdge::invalidToken);
        // Read after the exchange: the account may have changed, or gone, meanwhile.
        UserView user = active(owner).orElseThrow(UserEdge::invalidToken);
        return Reply.ok(signedIn("Token refreshed successfully", user, next));
    }

    /** Ends the session that the token belongs to. The answer is the same whatever the token is: it does not work any more. */
    private Reply logout(Request request) throws InterruptedException {
        UserId user = request.caller().userId();
        Optional<RefreshToken> token = UserBodies.refreshToken(request.body())
                .filter(presented -> sessions.find(presented)
                        .filter(session -> session.userId().equals(user))
                        .isPresent());
        if (token.isPresent()) {
            sessions.close(token.get(), user, request.origin());
        }
        return Reply.nothing();
    }

    private static ProblemException invalidToken() {
        return unauthenticated(ProblemType.INVALID_REFRESH_TOKEN);
    }

    private static ProblemException unauthenticated(ProblemType type) {
        return new ProblemException(type, type.title()).withHeader("WWW-Authenticate", "Bearer");
    }

    private Reply profile(Request request) {
        return active(request.caller().userId())
                .flatMap(user -> UserResponse.of(user)
                        .map(shown ->
                                Reply.ok(shown.withCreatedAt(user.createdAt())).tagged(user.version())))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "the account is gone"));
    }

    private Optional<UserView> active(UserId id) {
        return reader.get(UserStores.USERS, id).filter(user -> user.person().isPresent());
    }

    private SignedIn signedIn(String message, UserView user, RefreshToken refreshToken) {
        TokenIssuer tokens = secrets.tokens();
        return new SignedIn(
                message,
                UserResponse.of(user)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "the account is gone")),
                tokens.issue(user.userId(), user.role(), user.version()),
                tokens.lifetime().toSeconds(),
                refreshToken.text());
    }
}
