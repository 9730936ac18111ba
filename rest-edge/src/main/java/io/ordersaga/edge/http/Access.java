package io.ordersaga.edge.http;

import io.ordersaga.topics.user.Role;
import java.util.Set;

/** Who may call a route. Whether a single object is the caller's is the handler's question. */
public sealed interface Access {

    /** Everybody, with or without a token. */
    record Anyone() implements Access {}

    /** Whoever has a valid token and one of these roles. */
    record Roles(Set<Role> allowed) implements Access {
        public Roles {
            allowed = Set.copyOf(allowed);
        }
    }

    static Access anyone() {
        return new Anyone();
    }

    /** Every user, whatever the role. */
    static Access user() {
        return new Roles(Set.of(Role.values()));
    }

    static Access only(Role role) {
        return new Roles(Set.of(role));
    }
}
