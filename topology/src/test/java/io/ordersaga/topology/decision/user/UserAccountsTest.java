package io.ordersaga.topology.decision.user;

import static io.ordersaga.topology.decision.user.People.ADDRESS;
import static io.ordersaga.topology.decision.user.People.ANN;
import static io.ordersaga.topology.decision.user.People.ANN_REGISTERS;
import static io.ordersaga.topology.decision.user.People.id;
import static io.ordersaga.topology.decision.user.People.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.user.RegistrationCommand.ReleaseEmail;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserCommand.CreateUser;
import io.ordersaga.topics.user.UserCommand.DeleteUser;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.user.UserEvent.UserCommandRefused;
import io.ordersaga.topics.user.UserEvent.UserCreated;
import io.ordersaga.topics.user.UserEvent.UserDeleted;
import io.ordersaga.topics.user.UserEvent.UserUpdated;
import io.ordersaga.topics.user.UserSeen;
import io.ordersaga.topology.decision.user.UserAccounts.Step;
import io.ordersaga.topology.decision.user.UserState.Active;
import io.ordersaga.topology.decision.user.UserState.Deleted;
import io.ordersaga.topology.decision.user.UserState.NotCreated;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserAccountsTest {
    private static final EventId EARLIER = id(10);
    private static final EventId NOW = id(11);
    private static final CreateUser CREATE = new CreateUser(ANN, ADDRESS, "Sam", "Smith", Role.USER, ANN_REGISTERS);
    private static final UpdateUser EMPTY_UPDATE =
            new UpdateUser(ANN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void shouldOpenAnAccountAndNameTheRegistrationThatAskedForIt() {
        Step step = decide(new NotCreated(), CREATE);

        assertThat(step)
                .isEqualTo(step(
                        active(Role.USER, ANN_REGISTERS),
                        new UserCreated(ANN, ADDRESS, "Sam", "Smith", Role.USER, ANN_REGISTERS)));
    }

    @Test
    void shouldChangeNothingWhenAnOpenAccountIsOpenedAgain() {
        Step step = decide(active(Role.ADMIN, EARLIER), CREATE);

        assertThat(step).isEqualTo(unchanged(active(Role.ADMIN, EARLIER)));
    }

    @Test
    void shouldUpdateTheFieldsThatArePresent() {
        Step names = decide(
                active(Role.USER, EARLIER),
                new UpdateUser(ANN, Optional.of("Ann"), Optional.of("Lee"), Optional.empty(), Optional.empty()));
        Step role = decide(
                active(Role.USER, EARLIER),
                new UpdateUser(ANN, Optional.empty(), Optional.empty(), Optional.of(Role.ANALYST), Optional.empty()));

        assertThat(names)
                .isEqualTo(step(
                        new Active(ADDRESS, "Ann", "Lee", Role.USER, NOW),
                        new UserUpdated(ANN, "Ann", "Lee", Role.USER, NOW)));
        assertThat(role)
                .isEqualTo(step(active(Role.ANALYST, NOW), new UserUpdated(ANN, "Sam", "Smith", Role.ANALYST, NOW)));
    }

    @Test
    void shouldTellTheOutcomeOfAnUpdateThatChangesNothing() {
        Step step = decide(active(Role.USER, EARLIER), EMPTY_UPDATE);

        assertThat(step).isEqualTo(step(active(Role.USER, NOW), new UserUpdated(ANN, "Sam", "Smith", Role.USER, NOW)));
    }

    @Test
    void shouldObeyWhenTheAccountIsStillAsItWasSeen() {
        Optional<UserSeen> seen = Optional.of(new UserSeen("Sam", "Smith", Role.USER));

        Step renamed = decide(active(Role.USER, EARLIER), renaming(seen));
        Step deleted = decide(active(Role.USER, EARLIER), new DeleteUser(ANN, seen));

        assertThat(renamed.event()).contains(new UserUpdated(ANN, "Ann", "Smith", Role.USER, NOW));
        assertThat(deleted.next()).isEqualTo(new Deleted(NOW));
    }

    @Test
    void shouldRefuseWhenTheAccountIsNoLongerAsItWasSeen() {
        Step refused = step(active(Role.USER, NOW), new UserCommandRefused(ANN, NOW, RefusalCode.PRECONDITION_FAILED));

        for (UserSeen seen : List.of(
                new UserSeen("Ann", "Smith", Role.USER),
                new UserSeen("Sam", "Lee", Role.USER),
                new UserSeen("Sam", "Smith", Role.ADMIN))) {
            assertThat(decide(active(Role.USER, EARLIER), renaming(Optional.of(seen))))
                    .isEqualTo(refused);
            assertThat(decide(active(Role.USER, EARLIER), new DeleteUser(ANN, Optional.of(seen))))
                    .isEqualTo(refused);
        }
    }

    private static UpdateUser renaming(Optional<UserSeen> seen) {
        return new UpdateUser(ANN, Optional.of("Ann"), Optional.empty(), Optional.empty(), seen);
    }

    @Test
    void shouldReleaseTheAddressWhenAnAccountIsDeleted() {
        Step step = decide(active(Role.USER, EARLIER), new DeleteUser(ANN, Optional.empty()));

        assertThat(step)
                .isEqualTo(new Step(
                        new Deleted(NOW),
                        Optional.of(new UserDeleted(ANN, ADDRESS, NOW)),
                        Optional.of(new ReleaseEmail(ADDRESS, ANN))));
    }

    @Test
    void shouldReleaseTheAddressAgainWhenADeletedAccountIsOpenedAgain() {
        Step step = decide(new Deleted(EARLIER), CREATE);

        assertThat(step)
                .isEqualTo(
                        new Step(new Deleted(EARLIER), Optional.empty(), Optional.of(new ReleaseEmail(ADDRESS, ANN))));
    }

    static List<UserCommand> changes() {
        return List.of(EMPTY_UPDATE, new DeleteUser(ANN, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldRefuseAChangeWhenThereIsNoAccount(UserCommand change) {
        Step absent = decide(new NotCreated(), change);
        Step deleted = decide(new Deleted(EARLIER), change);

        UserEvent refusal = new UserCommandRefused(ANN, NOW, RefusalCode.NOT_FOUND);
        assertThat(absent).isEqualTo(step(new NotCreated(), refusal));
        assertThat(deleted).isEqualTo(step(new Deleted(NOW), refusal));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldPassOverAChangeWhenItIsTheCommandDecidedLast(UserCommand change) {
        Step active = decide(active(Role.USER, NOW), change);
        Step deleted = decide(new Deleted(NOW), change);

        assertThat(active).isEqualTo(unchanged(active(Role.USER, NOW)));
        assertThat(deleted).isEqualTo(unchanged(new Deleted(NOW)));
    }

    private static Step decide(UserState state, UserCommand command) {
        return UserAccounts.decide(state, message(NOW, command));
    }

    private static UserState active(Role role, EventId decidedLast) {
        return new Active(ADDRESS, "Sam", "Smith", role, decidedLast);
    }

    private static Step step(UserState next, UserEvent event) {
        return new Step(next, Optional.of(event), Optional.empty());
    }

    private static Step unchanged(UserState state) {
        return new Step(state, Optional.empty(), Optional.empty());
    }
}
