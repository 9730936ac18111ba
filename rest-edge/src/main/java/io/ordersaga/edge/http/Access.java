package io.ordersaga.edge.http;

import io.ordersaga.topics.user.Role;
import java.util.Set;

/** Who may call a route. */
public sealed interface Access {

    /** Everybody, with or without a token. */
    record Anyone() implements Access {}

    /** Whoever has a valid token and one of these roles. */
    record Roles(Set<Role> allowed) implements Access {
        public Roles {
            allowed = Set.copyOf(allowed);
        }
    }

    /** The user whose thing the route is about, and administrators. For everybody else there is no such thing. */
    record Owner() implements Access {}

    static Access anyone() {
        return new Anyone();
    }

    /** Every user, whatever the role; for routes that are about the caller, or about nobody. */
    static Access user() {
        return new Roles(Set.of(Role.values()));
    }

    static Access owner() {
        return new Owner();
    }

    static Access only(Role role) {
        return new Roles(Set.of(role));
    }
}
