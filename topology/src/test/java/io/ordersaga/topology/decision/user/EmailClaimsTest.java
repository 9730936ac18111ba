package io.ordersaga.topology.decision.user;

import static io.ordersaga.topology.decision.user.People.ADDRESS;
import static io.ordersaga.topology.decision.user.People.ANN;
import static io.ordersaga.topology.decision.user.People.ANN_REGISTERS;
import static io.ordersaga.topology.decision.user.People.BOB;
import static io.ordersaga.topology.decision.user.People.BOB_REGISTERS;
import static io.ordersaga.topology.decision.user.People.STRANGER;
import static io.ordersaga.topology.decision.user.People.id;
import static io.ordersaga.topology.decision.user.People.message;
import static io.ordersaga.topology.decision.user.People.registration;
import static io.ordersaga.topology.decision.user.People.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.RegistrationCommand.ReleaseEmail;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserCommand.CreateUser;
import io.ordersaga.topology.decision.user.ClaimState.Claimed;
import io.ordersaga.topology.decision.user.ClaimState.Free;
import io.ordersaga.topology.decision.user.EmailClaims.RowChange.Keep;
import io.ordersaga.topology.decision.user.EmailClaims.RowChange.Put;
import io.ordersaga.topology.decision.user.EmailClaims.RowChange.Remove;
import io.ordersaga.topology.decision.user.EmailClaims.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EmailClaimsTest {
    private static final EventId RELEASE = id(7);
    private static final ClaimState ANNS = new Claimed(row(ANN, ANN_REGISTERS));

    @Test
    void shouldGiveAFreeAddressToWhoeverAsksFirst() {
        Step step = decide(new Free(), ANN_REGISTERS, registration(ANN));

        CreateUser account = new CreateUser(ANN, ADDRESS, "Sam", "Smith", Role.USER, ANN_REGISTERS);
        assertThat(step).isEqualTo(new Step(ANNS, new Put(row(ANN, ANN_REGISTERS)), Optional.of(account)));
    }

    @Test
    void shouldChangeNothingWhenTheAcceptedRegistrationComesAgain() {
        Step step = decide(ANNS, ANN_REGISTERS, registration(ANN));

        assertThat(step).isEqualTo(unchanged(ANNS));
    }

    @Test
    void shouldNoteASecondRegistrationInTheRowOfTheFirst() {
        Step step = decide(ANNS, BOB_REGISTERS, registration(BOB));

        Credentials noted = row(ANN, ANN_REGISTERS, BOB_REGISTERS);
        assertThat(step).isEqualTo(new Step(new Claimed(noted), new Put(noted), Optional.empty()));
    }

    @Test
    void shouldNoteARefusalOnceWhenTheRegistrationComesAgain() {
        ClaimState noted = new Claimed(row(ANN, ANN_REGISTERS, BOB_REGISTERS));

        Step step = decide(noted, BOB_REGISTERS, registration(BOB));

        assertThat(step).isEqualTo(unchanged(noted));
    }

    @Test
    void shouldForgetTheOldestRefusalWhenThereAreTooMany() {
        EventId[] full = ids(1, Credentials.MAX_REFUSED);

        Step step = decide(new Claimed(row(ANN, ANN_REGISTERS, full)), BOB_REGISTERS, registration(BOB));

        List<EventId> refused = ((Claimed) step.next()).credentials().refused();
        assertThat(refused)
                .hasSize(Credentials.MAX_REFUSED)
                .startsWith(ids(2, Credentials.MAX_REFUSED))
                .endsWith(BOB_REGISTERS);
    }

    @Test
    void shouldFreeTheAddressWhenItsOwnerReleasesIt() {
        Step step = decide(ANNS, RELEASE, new ReleaseEmail(ADDRESS, ANN));

        assertThat(step).isEqualTo(new Step(new Free(), new Remove(), Optional.empty()));
    }

    @Test
    void shouldKeepTheAddressWhenAnotherReleasesIt() {
        Step step = decide(ANNS, RELEASE, new ReleaseEmail(ADDRESS, STRANGER));

        assertThat(step).isEqualTo(unchanged(ANNS));
    }

    @Test
    void shouldChangeNothingWhenAFreeAddressIsReleased() {
        Step step = decide(new Free(), RELEASE, new ReleaseEmail(ADDRESS, ANN));

        assertThat(step).isEqualTo(unchanged(new Free()));
    }

    private static Step decide(ClaimState state, EventId id, RegistrationCommand command) {
        return EmailClaims.decide(state, message(id, command));
    }

    private static Step unchanged(ClaimState state) {
        return new Step(state, new Keep(), Optional.empty());
    }

    private static EventId[] ids(int from, int to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> id(100 + number))
                .toArray(EventId[]::new);
    }
}
