package io.ordersaga.edge.token;

import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;

/** Who sends a request, as the verified token says. */
public record Caller(UserId userId, Role role) {

    /** Whether a thing of this user may be shown to the caller. */
    public boolean maySee(UserId owner) {
        return role == Role.ADMIN || userId.equals(owner);
    }
}
