package io.ordersaga.topology.view.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.table.UserRow;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.TokenRevocation;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCommandRefused;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserViewFoldTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");
    private static final UserId USER = UserId.of(new UUID(0, 1));
    private static final EventId CREATE = EventId.of(new UUID(0, 2));
    private static final EventId CHANGE = EventId.of(new UUID(0, 3));
    private static final Email ADDRESS = new Email("sam@example.com");
    private static final Outcomes CREATION = Outcomes.NONE.accepted(CREATE);
    private static final Optional<Person> SAM = Optional.of(new Person(ADDRESS, "Sam", "Smith"));

    private static final UserView VIEW =
            new UserView(USER, SAM, Role.USER, 1, CREATED, CREATED, Optional.empty(), CREATION);
    private static final UserView GONE = new UserView(
            USER, Optional.empty(), Role.USER, 2, CREATED, LATER, Optional.of(2L), CREATION.accepted(CHANGE));

    @Test
    void shouldShowAnAccountWhenItIsOpened() {
        UserEvent created = new UserCreated(USER, ADDRESS, "Sam", "Smith", Role.USER, CREATE);

        Optional<UserView> view = UserViewFold.apply(Optional.empty(), at(CREATED, created));

        assertThat(view).contains(VIEW);
    }

    @Test
    void shouldShowTheNewNamesAndRoleWhenItIsUpdated() {
        UserView view = after(VIEW, new UserUpdated(USER, "Ann", "Lee", Role.ADMIN, CHANGE));

        Optional<Person> ann = Optional.of(new Person(ADDRESS, "Ann", "Lee"));
        assertThat(view)
                .isEqualTo(new UserView(
                        USER, ann, Role.ADMIN, 2, CREATED, LATER, Optional.of(2L), CREATION.accepted(CHANGE)));
    }

    @Test
    void shouldForgetThePersonWhenTheAccountIsDeleted() {
        UserView view = after(VIEW, new UserDeleted(USER, ADDRESS, CHANGE));

        assertThat(view).isEqualTo(GONE);
    }

    @Test
    void shouldShowARefusalInTheRow() {
        UserView view = after(VIEW, new UserCommandRefused(USER, CHANGE, RefusalCode.NOT_FOUND));

        Outcomes outcomes = CREATION.refused(CHANGE, RefusalCode.NOT_FOUND);
        assertThat(view).isEqualTo(new UserView(USER, SAM, Role.USER, 2, CREATED, LATER, Optional.empty(), outcomes));
    }

    @Test
    void shouldShowARefusalInTheRowOfADeletedAccount() {
        EventId late = EventId.of(new UUID(0, 4));

        UserView view = after(GONE, new UserCommandRefused(USER, late, RefusalCode.NOT_FOUND));

        assertThat(view.person()).isEmpty();
        assertThat(view.outcomes()).isEqualTo(GONE.outcomes().refused(late, RefusalCode.NOT_FOUND));
    }

    @Test
    void shouldShowNothingWhenNoAccountWasOpened() {
        UserEvent refused = new UserCommandRefused(USER, CHANGE, RefusalCode.NOT_FOUND);

        assertThat(UserViewFold.apply(Optional.empty(), at(LATER, refused))).isEmpty();
    }

    @Test
    void shouldHaveARowInTheTableUntilItIsDeleted() {
        assertThat(VIEW.toRow()).contains(new UserRow(USER, ADDRESS, "Sam", "Smith", Role.USER, 1, CREATED, CREATED));
        assertThat(GONE.toRow()).isEmpty();
    }

    @Test
    void shouldVoidOlderTokensWhenTheRoleChangesAndWhenTheAccountIsDeleted() {
        UserView promoted = after(VIEW, new UserUpdated(USER, "Sam", "Smith", Role.ADMIN, CHANGE));
        UserView deleted = after(promoted, new UserDeleted(USER, ADDRESS, CHANGE));

        assertThat(VIEW.revocation()).isEmpty();
        assertThat(promoted.revocation()).contains(new TokenRevocation(USER, 2, LATER));
        assertThat(deleted.revocation()).contains(new TokenRevocation(USER, 3, LATER));
    }

    @Test
    void shouldVoidTokensOnceAndNotWithEveryLaterChange() {
        UserView promoted = after(VIEW, new UserUpdated(USER, "Sam", "Smith", Role.ADMIN, CHANGE));

        UserView renamed = after(promoted, new UserUpdated(USER, "Ann", "Lee", Role.ADMIN, CHANGE));
        UserView refused = after(GONE, new UserCommandRefused(USER, CHANGE, RefusalCode.NOT_FOUND));

        assertThat(renamed.voided()).contains(2L);
        assertThat(renamed.revocation()).isEmpty();
        assertThat(refused.revocation()).isEmpty();
    }

    @Test
    void shouldLeaveTokensAloneWhenOnlyTheNameChanges() {
        UserView renamed = after(VIEW, new UserUpdated(USER, "Ann", "Lee", Role.USER, CHANGE));

        assertThat(renamed.voided()).isEmpty();
    }

    private static UserView after(UserView view, UserEvent event) {
        return UserViewFold.apply(Optional.of(view), at(LATER, event)).orElseThrow();
    }

    private static Message<UserEvent> at(Instant time, UserEvent event) {
        return new Message<>(EventId.of(new UUID(1, 1)), time, event);
    }
}
