package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import io.ordersaga.edge.http.TestEdge.Answer;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, through real HTTP. */
class AuthenticationTest {
    private static final UserId USER = UserId.of(new UUID(1, 2));

    private final TestEdge edge = new TestEdge(
            TestRoutes.get("/mine", "mine", Access.user()).handledBy(AuthenticationTest::whoAmI),
            TestRoutes.get("/admin", "admin", Access.only(Role.ADMIN)).handledBy(AuthenticationTest::whoAmI),
            TestRoutes.get("/users/{id}", "get-user", Access.owner())
                    .taking(Parameter.path("id", UserId.class))
                    .handledBy(
                            new Owned<>("user", request -> known(request.id("id", UserId::new)), user -> user),
                            (request, user) -> whoAmI(request)),
            TestRoutes.get("/open", "open").handledBy(request -> Reply.ok(Map.of())));

    private static Optional<UserId> known(UserId id) {
        return Optional.of(id).filter(USER::equals);
    }

    private static Reply whoAmI(Request request) {
        return Reply.ok(Map.of(
                "user",
                request.caller().userId().value(),
                "role",
                request.caller().role()));
    }

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void shouldLetAUserInWithAToken() {
        Answer answer = edge.getWithToken("/mine", edge.token(USER, Role.USER));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("user").textValue()).isEqualTo(USER.value());
        assertThat(answer.json().get("role").textValue()).isEqualTo("USER");
    }

    @Test
    void shouldCompareTheSchemeWithoutRegardToCase() {
        Answer answer = edge.get("/mine", "Authorization", "bEARER  " + edge.token(USER, Role.USER));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void shouldAskForATokenWhenThereIsNone() {
        Answer answer = edge.get("/mine");

        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void shouldRefuseRolesThatMayNot() {
        Answer user = edge.getWithToken("/admin", edge.token(USER, Role.USER));
        Answer analyst = edge.getWithToken("/admin", edge.token(USER, Role.ANALYST));
        Answer admin = edge.getWithToken("/admin", edge.token(USER, Role.ADMIN));

        assertThat(user.status()).isEqualTo(403);
        assertThat(user.json().get("code").textValue()).isEqualTo("forbidden");
        assertThat(analyst.status()).isEqualTo(403);
        assertThat(admin.status()).isEqualTo(200);
    }

    @Test
    void shouldShowAThingToItsOwnerAndToAdministratorsAndToNobodyElse() {
        String path = "/users/" + USER.value();
        UserId other = UserId.of(new UUID(3, 4));

        assertThat(edge.getWithToken(path, edge.token(USER, Role.USER)).status())
                .isEqualTo(200);
        assertThat(edge.getWithToken(path, edge.token(other, Role.ADMIN)).status())
                .isEqualTo(200);
        for (Role role : new Role[] {Role.USER, Role.ANALYST}) {
            Answer hidden = edge.getWithToken(path, edge.token(other, role));
            Answer absent = edge.getWithToken("/users/" + other.value(), edge.token(other, role));
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.json().get("detail")).isEqualTo(absent.json().get("detail"));
        }
        assertUnauthenticated(edge.get(path));
    }

    @Test
    void shouldServeOpenRoutesWhateverTokenIsSent() {
        assertThat(edge.getWithToken("/open", "nonsense").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseATokenWhenItHasExpired() {
        Duration lifetime = Duration.ofMinutes(15);

        Answer lastSecond = edge.getWithToken("/mine", issuedBefore(lifetime.minusSeconds(1)));
        Answer over = edge.getWithToken("/mine", issuedBefore(lifetime.plusSeconds(1)));

        assertThat(lastSecond.status()).isEqualTo(200);
        assertRefused(over);
    }

    @Test
    void shouldRefuseATokenOfAnotherKeyUnderAKnownKeysId() {
        SigningKey other = SigningKey.generate();

        assertRefused(edge.getWithToken("/mine", claims().sign(ecdsa(other))));
    }

    @Test
    void shouldRefuseATokenOfAnUnknownKey() {
        String token = new TokenIssuer(SigningKey.generate(), () -> TestEdge.NOW).issue(USER, Role.ADMIN, 1);

        assertRefused(edge.getWithToken("/mine", token));
    }

    @Test
    void shouldRefuseATokenWithoutSignature() {
        assertRefused(edge.getWithToken("/mine", claims().sign(Algorithm.none())));
    }

    @Test
    void shouldRefuseATokenThatTakesThePublicKeyForASecret() {
        byte[] publicKey = edge.key().publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";

        assertRefused(edge.getWithToken("/mine", claims().sign(Algorithm.HMAC256(publicKey))));
        assertRefused(edge.getWithToken("/mine", claims().sign(Algorithm.HMAC256(pem))));
    }

    @Test
    void shouldRefuseATokenWithAnAlteredRole() {
        String[] parts = edge.token(USER, Role.USER).split("\\.", 3);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("USER", "ADMIN");
        String forged = parts[0] + "." + base64(payload) + "." + parts[2];

        assertRefused(edge.getWithToken("/admin", forged));
    }

    @Test
    void shouldAcceptTheTokenThatTheRefusedOnesDifferFrom() {
        assertThat(with(token -> token).status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseATokenOfAnotherUse() {
        assertRefused(with(token -> token.withAudience("another-api")));
        assertRefused(with(token -> token.withIssuer("another-shop")));
        assertRefused(with(token -> token.withHeader(Map.of("typ", "JWT"))));
        assertRefused(with(token -> token.withHeader(Map.of("typ", "rt+jwt"))));
    }

    @Test
    void shouldRefuseATokenWithoutWhatItMustSay() {
        assertRefused(with(token -> token.withKeyId(null)));
        assertRefused(with(token -> token.withAudience((String[]) null)));
        assertRefused(with(token -> token.withIssuer(null)));
        assertRefused(with(token -> token.withSubject(null)));
        assertRefused(with(token -> token.withClaim("role", (String) null)));
        assertRefused(with(token -> token.withClaim("ver", (Long) null)));
        assertRefused(with(token -> token.withClaim("exp", (Long) null)));
        assertRefused(edge.getWithToken("/mine", undatedClaims().sign(ecdsa(edge.key()))));
    }

    @Test
    void shouldRefuseATokenThatSaysItInAnotherForm() {
        assertRefused(with(token -> token.withSubject("someone")));
        assertRefused(with(token -> token.withClaim("role", "ROOT")));
        assertRefused(with(token -> token.withClaim("role", 1)));
        assertRefused(with(token -> token.withClaim("ver", "one")));
        assertRefused(with(token -> token.withClaim("nbf", TestEdge.NOW.plusSeconds(60))));
    }

    @Test
    void shouldAllowForClocksThatDifferAndNotForMore() {
        assertThat(with(token -> token.withIssuedAt(TestEdge.NOW.plusSeconds(59)))
                        .status())
                .isEqualTo(200);
        assertRefused(with(token -> token.withIssuedAt(TestEdge.NOW.plusSeconds(61))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer ..",
                "Bearer a.b.c",
                "Bearer bnVsbA.bnVsbA.eA",
                "Bearer e30.e30.",
                "Bearer W10.W10.W10",
                "Bearer eyJhbGciOm51bGx9.e30.e30",
                "Basic dXNlcjpwYXNzd29yZA==",
                "Digest x",
                "token",
            })
    void shouldRefuseWhatIsNoToken(String authorization) {
        assertRefused(edge.get("/mine", "Authorization", authorization));
    }

    private String issuedBefore(Duration age) {
        return new TokenIssuer(edge.key(), () -> TestEdge.NOW.minus(age)).issue(USER, Role.USER, 1);
    }

    private Answer with(UnaryOperator<JWTCreator.Builder> change) {
        return edge.getWithToken("/mine", change.apply(claims()).sign(ecdsa(edge.key())));
    }

    private JWTCreator.Builder claims() {
        return undatedClaims().withExpiresAt(TestEdge.NOW.plusSeconds(60));
    }

    private JWTCreator.Builder undatedClaims() {
        return JWT.create()
                .withHeader(Map.of("typ", "at+jwt"))
                .withKeyId(edge.key().keyId())
                .withIssuer("ordersaga")
                .withAudience("ordersaga-api")
                .withSubject(USER.value())
                .withClaim("role", "ADMIN")
                .withClaim("ver", 1);
    }

    private static Algorithm ecdsa(SigningKey key) {
        return Algorithm.ECDSA256(key.publicKey(), key.privateKey());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static void assertRefused(Answer answer) {
        assertUnauthenticated(answer);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("code").textValue()).isEqualTo("unauthenticated");
    }
}
