package io.ordersaga.system.audit.books;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import java.time.Instant;
import java.util.Optional;

/** All that the log says of one user. */
public final class UserAccount {
    private UserRow row;
    private boolean deleted;

    UserAccount(UserCreated created, Instant at) {
        this.row = new UserRow(
                created.userId(), created.email(), created.firstName(), created.lastName(), created.role(), 1, at, at);
    }

    void apply(Message<UserEvent> message) {
        UserRow before = row;
        UserEvent event = message.body();
        deleted = deleted || event instanceof UserDeleted;
        row = new UserRow(
                before.userId(),
                before.email(),
                event instanceof UserUpdated e ? e.firstName() : before.firstName(),
                event instanceof UserUpdated e ? e.lastName() : before.lastName(),
                event instanceof UserUpdated e ? e.role() : before.role(),
                before.version() + 1,
                before.createdAt(),
                message.occurredAt());
    }

    /** The row that view and table must have; empty if the user is deleted. */
    public Optional<UserRow> row() {
        return deleted ? Optional.empty() : Optional.of(row);
    }
}
