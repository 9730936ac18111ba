package io.ordersaga.edge.user;

import io.ordersaga.edge.http.BodyReader;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.schema.Shapes;
import io.ordersaga.edge.token.RefreshToken;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topics.user.UserSeen;
import java.util.Optional;

/** Reads the bodies of requests to the user edge. */
final class UserBodies {
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 128;
    private static final int MAX_NAME = 100;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_TOKEN = 500;

    static final Schema REGISTRATION = Schema.body(
            "Registration",
            Schema.required("email", Schema.text(1, MAX_EMAIL).with("format", "email")),
            Schema.required("password", Schema.text(MIN_PASSWORD, MAX_PASSWORD)),
            Schema.required("firstName", Schema.text(1, MAX_NAME)),
            Schema.required("lastName", Schema.text(1, MAX_NAME)));

    static final Schema LOGIN = Schema.body(
            "Login",
            Schema.required("email", Schema.text(0, MAX_EMAIL)),
            Schema.required("password", Schema.text(0, MAX_PASSWORD)));

    static final Schema REFRESH = Schema.body("Refresh", Schema.required("refreshToken", Schema.text(1, MAX_TOKEN)));

    static final Schema USER_CHANGE = Schema.body(
            "UserChange",
            Schema.optional("firstName", Schema.text(1, MAX_NAME)),
            Schema.optional("lastName", Schema.text(1, MAX_NAME)),
            Schema.optional("role", Shapes.of(Role.class)));

    private UserBodies() {}

    /** A wish for an account. */
    record Registration(Email email, String password, String firstName, String lastName) {
        /** Never the password: this text may reach a log. */
        @Override
        public String toString() {
            return "Registration[" + email.value() + "]";
        }
    }

    /** @param email empty if what was sent cannot be an address, and so is nobody's */
    record Login(Optional<Email> email, String password) {
        /** Never the password: this text may reach a log. */
        @Override
        public String toString() {
            return "Login[" + email + "]";
        }
    }

    static Registration registration(BodyReader body) {
        Optional<Email> email = body.requiredOf("email", Email::parse, "an e-mail address");
        String password = body.text("password", MIN_PASSWORD, MAX_PASSWORD);
        String firstName = body.text("firstName", 1, MAX_NAME);
        String lastName = body.text("lastName", 1, MAX_NAME);
        body.done();
        return new Registration(email.orElseThrow(), password, firstName, lastName);
    }

    static UpdateUser update(BodyReader body, UserId user, Optional<UserSeen> seen) {
        UpdateUser update = new UpdateUser(
                user,
                body.optionalText("firstName", 1, MAX_NAME),
                body.optionalText("lastName", 1, MAX_NAME),
                body.optionalOf("role", Role::valueOf, "USER, ANALYST or ADMIN"),
                seen);
        body.done();
        return update;
    }

    /** The refresh token; empty if what was sent cannot be one. */
    static Optional<RefreshToken> refreshToken(BodyReader body) {
        String token = body.text("refreshToken", 1, MAX_TOKEN);
        body.done();
        return RefreshToken.parse(token);
    }

    static Login login(BodyReader body) {
        String email = body.text("email", 0, MAX_EMAIL);
        String password = body.text("password", 0, MAX_PASSWORD);
        body.done();
        return new Login(address(email), password);
    }

    private static Optional<Email> address(String text) {
        try {
            return Optional.of(Email.parse(text));
        } catch (IllegalArgumentException e) {
            // Whoever logs in with it learns only that the credentials are wrong.
            return Optional.empty();
        }
    }
}
