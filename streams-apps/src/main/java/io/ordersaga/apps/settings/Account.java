package io.ordersaga.apps.settings;

import io.ordersaga.topics.Email;

/** An account that is to exist when the system runs. */
public record Account(Email email, String password) {
    /** Never the password: this text may reach a log. */
    @Override
    public String toString() {
        return "Account[" + email.value() + "]";
    }
}
