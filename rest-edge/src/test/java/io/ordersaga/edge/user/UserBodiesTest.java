package io.ordersaga.edge.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.http.BodyReader;
import io.ordersaga.edge.http.Mistake;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.token.RefreshToken;
import io.ordersaga.edge.user.UserBodies.Login;
import io.ordersaga.edge.user.UserBodies.Registration;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topics.user.UserSeen;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserBodiesTest {
    private static final UserId USER = UserId.of(new UUID(0, 1));
    private static final Optional<UserSeen> SEEN = Optional.of(new UserSeen("Ada", "King", Role.USER));
    private static final Email ADA = new Email("ada@example.org");

    @Test
    void shouldReadARegistrationAndNormaliseTheAddress() {
        String json = """
                {"email": " Ada@Example.org ", "password": "correct horse", "firstName": "Ada", "lastName": "Lovelace"}
                """;

        assertThat(UserBodies.registration(body(json)))
                .isEqualTo(new Registration(ADA, "correct horse", "Ada", "Lovelace"));
    }

    @Test
    void shouldNameEveryMistakeAtOnceWhenARegistrationIsWrongEverywhere() {
        String json = "{\"email\": \"ada\", \"password\": \"short12\", \"firstName\": \"\", \"role\": \"ADMIN\"}";

        assertThat(mistakes(() -> UserBodies.registration(body(json))))
                .containsExactlyInAnyOrder(
                        new Mistake("/email", "must be an e-mail address"),
                        new Mistake("/password", "must be text of 8..128 characters"),
                        new Mistake("/firstName", "must be text of 1..100 characters"),
                        new Mistake("/lastName", "is missing"),
                        new Mistake("/role", "is not known here"));
    }

    @Test
    void shouldNameEveryMissingFieldAtOnceWhenABodyIsEmpty() {
        assertThat(mistakes(() -> UserBodies.registration(body("{}"))))
                .extracting(Mistake::pointer)
                .containsExactly("/email", "/password", "/firstName", "/lastName");
        assertThat(mistakes(() -> UserBodies.login(body("{}"))))
                .extracting(Mistake::pointer)
                .containsExactly("/email", "/password");
    }

    @Test
    void shouldReadTheFieldsOfAnUpdateThatAreThere() {
        assertThat(UserBodies.update(body("{\"firstName\": \"Ada\", \"role\": \"ANALYST\"}"), USER, SEEN))
                .isEqualTo(new UpdateUser(USER, Optional.of("Ada"), Optional.empty(), Optional.of(Role.ANALYST), SEEN));
        assertThat(UserBodies.update(body("{}"), USER, Optional.empty()))
                .isEqualTo(
                        new UpdateUser(USER, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldNameEveryMistakeAtOnceWhenAnUpdateIsWrongEverywhere() {
        String json = "{\"firstName\": \"\", \"lastName\": 1, \"role\": \"admin\", \"email\": \"ada@example.org\"}";

        assertThat(mistakes(() -> UserBodies.update(body(json), USER, SEEN)))
                .containsExactlyInAnyOrder(
                        new Mistake("/firstName", "must be text of 1..100 characters"),
                        new Mistake("/lastName", "must be text of 1..100 characters"),
                        new Mistake("/role", "must be USER, ANALYST or ADMIN"),
                        new Mistake("/email", "is not known here"));
    }

    @Test
    void shouldReadARefreshTokenAndTakeAnyOtherTextForNone() {
        RefreshToken token = RefreshToken.generate(SessionId.of(new UUID(0, 2)), new SecureRandom());

        assertThat(UserBodies.refreshToken(body("{\"refreshToken\": \"" + token.text() + "\"}")))
                .contains(token);
        assertThat(UserBodies.refreshToken(body("{\"refreshToken\": \"nonsense\"}")))
                .isEmpty();
        assertThat(mistakes(() -> UserBodies.refreshToken(body("{\"refreshToken\": 1}"))))
                .extracting(Mistake::pointer)
                .containsExactly("/refreshToken");
    }

    @Test
    void shouldReadALoginAndNormaliseTheAddress() {
        assertThat(UserBodies.login(body("{\"email\": \"ADA@example.org\", \"password\": \"x\"}")))
                .isEqualTo(new Login(Optional.of(ADA), "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "ada@example", "a|b@example.org"})
    void shouldNotTellThatAnAddressIsNoneWhenSomebodyLogsInWithIt(String address) {
        String json = "{\"email\": \"%s\", \"password\": \"x\"}".formatted(address);

        assertThat(UserBodies.login(body(json)).email()).isEmpty();
    }

    @Test
    void shouldNeverShowAPassword() {
        assertThat(new Registration(ADA, "s3cret!!", "Ada", "Lovelace").toString())
                .contains("ada@example.org")
                .doesNotContain("s3cret!!");
        assertThat(new Login(Optional.of(ADA), "s3cret!!").toString())
                .contains("ada@example.org")
                .doesNotContain("s3cret!!");
    }

    private static BodyReader body(String json) {
        return BodyReader.of(json.getBytes(UTF_8));
    }

    private static List<Mistake> mistakes(ThrowingCallable reading) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, reading);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
        return problem.mistakes();
    }
}
