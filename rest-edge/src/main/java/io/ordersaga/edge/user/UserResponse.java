package io.ordersaga.edge.user;

import io.ordersaga.edge.schema.Form;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.view.user.UserView;
import java.time.Instant;
import java.util.Optional;

/**
 * A user as clients see one.
 *
 * @param createdAt only where the contract shows it
 * @param updatedAt likewise
 */
public record UserResponse(
        UserId id,
        @Form(Form.Kind.EMAIL) String email,
        String firstName,
        String lastName,
        Role role,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {

    /** Empty for an account that is deleted. */
    public static Optional<UserResponse> of(UserView view) {
        return view.person()
                .map(person -> new UserResponse(
                        view.userId(),
                        person.email().value(),
                        person.firstName(),
                        person.lastName(),
                        view.role(),
                        Optional.empty(),
                        Optional.empty()));
    }

    UserResponse withCreatedAt(Instant at) {
        return new UserResponse(id, email, firstName, lastName, role, Optional.of(at), updatedAt);
    }

    UserResponse withUpdatedAt(Instant at) {
        return new UserResponse(id, email, firstName, lastName, role, createdAt, Optional.of(at));
    }
}
