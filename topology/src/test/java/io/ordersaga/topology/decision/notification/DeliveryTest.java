package io.ordersaga.topology.decision.notification;

import static io.ordersaga.topology.decision.notification.NotificationExamples.ADDRESS;
import static io.ordersaga.topology.decision.notification.NotificationExamples.NOTICE;
import static io.ordersaga.topology.decision.notification.NotificationExamples.NOTIFICATION;
import static io.ordersaga.topology.decision.notification.NotificationExamples.USER;
import static io.ordersaga.topology.decision.notification.NotificationExamples.notSent;
import static io.ordersaga.topology.decision.notification.NotificationExamples.refused;
import static io.ordersaga.topology.decision.notification.NotificationExamples.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordersaga.topics.notification.NotificationChannel;
import io.ordersaga.topics.notification.NotificationEvent;
import io.ordersaga.topics.notification.NotificationEvent.NotificationFailed;
import io.ordersaga.topics.notification.NotificationEvent.NotificationRequested;
import io.ordersaga.topics.notification.NotificationEvent.NotificationSent;
import io.ordersaga.topics.notification.NotificationRequest;
import io.ordersaga.topics.notification.NotificationRequest.SendEmail;
import io.ordersaga.topics.notification.NotificationResult;
import io.ordersaga.topology.decision.notification.Delivery.Step;
import io.ordersaga.topology.decision.notification.DeliveryInput.Posted;
import io.ordersaga.topology.decision.notification.DeliveryInput.TimeCome;
import io.ordersaga.topology.decision.notification.DeliveryInput.WorkerSaid;
import io.ordersaga.topology.decision.notification.DeliveryState.AwaitingRetry;
import io.ordersaga.topology.decision.notification.DeliveryState.Ended;
import io.ordersaga.topology.decision.notification.DeliveryState.NotPosted;
import io.ordersaga.topology.decision.notification.DeliveryState.Sending;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final DeliveryPolicy POLICY =
            new DeliveryPolicy(new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(1)), 3);
    private static final Posted POSTED = new Posted(NOTICE, ADDRESS);
    private static final Instant FORGOTTEN = NOW.plus(DeliveryPolicy.REMEMBERED);
    private static final Instant DUE = NOW.plusSeconds(5);

    static Stream<DeliveryState> posted() {
        return Stream.of(
                new Sending(NOTICE, 1), new AwaitingRetry(NOTICE, 1, DUE), new Ended(true, DUE), new Ended(false, DUE));
    }

    @Test
    void shouldAskForTheFirstTryWhenItIsPosted() {
        assertThat(decide(new NotPosted(), POSTED))
                .isEqualTo(new Step(
                        new Sending(NOTICE, 1),
                        List.of(new NotificationRequested(
                                USER,
                                NOTIFICATION,
                                NOTICE.type(),
                                NotificationChannel.EMAIL,
                                NOTICE.subject(),
                                NOTICE.text())),
                        List.of(send(1))));
    }

    @ParameterizedTest
    @MethodSource("posted")
    void shouldNotBePostedTwice(DeliveryState state) {
        assertThat(decide(state, POSTED)).isEqualTo(unchanged(state));
    }

    @Test
    void shouldEndWhenTheMailIsSent() {
        Step expected = event(new Ended(true, FORGOTTEN), new NotificationSent(USER, NOTIFICATION, 1));

        assertThat(decide(new Sending(NOTICE, 1), said(sent(NOTIFICATION, 1)))).isEqualTo(expected);
        assertThat(decide(new Sending(NOTICE, 2), said(sent(NOTIFICATION, 1)))).isEqualTo(expected);
        assertThat(decide(new AwaitingRetry(NOTICE, 1, DUE), said(sent(NOTIFICATION, 1))))
                .isEqualTo(expected);
    }

    @Test
    void shouldTryAgainAfterAWaitThatDoubles() {
        assertThat(decide(new Sending(NOTICE, 1), said(notSent(NOTIFICATION, 1))))
                .isEqualTo(unchanged(new AwaitingRetry(NOTICE, 1, NOW.plusSeconds(5))));
        assertThat(decide(new Sending(NOTICE, 2), said(notSent(NOTIFICATION, 2))))
                .isEqualTo(unchanged(new AwaitingRetry(NOTICE, 2, NOW.plusSeconds(10))));
        assertThat(decide(new AwaitingRetry(NOTICE, 1, DUE), new TimeCome(DUE, Optional.of(ADDRESS))))
                .isEqualTo(new Step(new Sending(NOTICE, 2), List.of(), List.of(send(2))));
    }

    @Test
    void shouldGiveUpAfterTheLastAttempt() {
        assertThat(decide(new Sending(NOTICE, 3), said(notSent(NOTIFICATION, 3))))
                .isEqualTo(event(
                        new Ended(false, FORGOTTEN),
                        new NotificationFailed(USER, NOTIFICATION, 3, "mail-server-unreachable")));
    }

    @Test
    void shouldSayWhenAnAttemptIsTheLast() {
        Step step = decide(new AwaitingRetry(NOTICE, 2, DUE), new TimeCome(DUE, Optional.of(ADDRESS)));

        assertThat(step.requests()).containsExactly(send(3)).allMatch(request -> ((SendEmail) request).lastAttempt());
    }

    @Test
    void shouldNotTryAgainWhatWasRefused() {
        assertThat(decide(new Sending(NOTICE, 1), said(refused(NOTIFICATION, 1))))
                .isEqualTo(
                        event(new Ended(false, FORGOTTEN), new NotificationFailed(USER, NOTIFICATION, 1, "smtp-550")));
    }

    @Test
    void shouldGiveUpWhenTheAccountWasDeletedMeanwhile() {
        assertThat(decide(new AwaitingRetry(NOTICE, 1, DUE), new TimeCome(DUE, Optional.empty())))
                .isEqualTo(event(
                        new Ended(false, FORGOTTEN),
                        new NotificationFailed(USER, NOTIFICATION, 1, Delivery.ACCOUNT_DELETED)));
    }

    @Test
    void shouldIgnoreAnswersToEarlierAttempts() {
        assertThat(decide(new Sending(NOTICE, 2), said(notSent(NOTIFICATION, 1))))
                .isEqualTo(unchanged(new Sending(NOTICE, 2)));
        assertThat(decide(new Sending(NOTICE, 2), said(refused(NOTIFICATION, 1))))
                .isEqualTo(unchanged(new Sending(NOTICE, 2)));
        assertThat(decide(new AwaitingRetry(NOTICE, 1, DUE), said(notSent(NOTIFICATION, 1))))
                .isEqualTo(unchanged(new AwaitingRetry(NOTICE, 1, DUE)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldIgnoreLateFailuresOfADeliveryThatHasEnded(boolean sent) {
        Ended ended = new Ended(sent, DUE);

        assertThat(decide(ended, said(notSent(NOTIFICATION, 1)))).isEqualTo(unchanged(ended));
        assertThat(decide(ended, said(refused(NOTIFICATION, 2)))).isEqualTo(unchanged(ended));
    }

    @Test
    void shouldIgnoreATimeThatIsNoLongerSet() {
        TimeCome old = new TimeCome(NOW, Optional.of(ADDRESS));

        assertThat(decide(new AwaitingRetry(NOTICE, 1, DUE), old))
                .isEqualTo(unchanged(new AwaitingRetry(NOTICE, 1, DUE)));
        assertThat(decide(new Sending(NOTICE, 1), old)).isEqualTo(unchanged(new Sending(NOTICE, 1)));
    }

    @Test
    void shouldForgetAnEndedDeliveryInTheEnd() {
        assertThat(decide(new Ended(true, DUE), new TimeCome(DUE, Optional.empty())))
                .isEqualTo(unchanged(new NotPosted()));
    }

    @Test
    void shouldBeSentWhenARequestThatHadFailedIsRepeatedByHand() {
        assertThat(decide(new Ended(false, DUE), said(sent(NOTIFICATION, 3))))
                .isEqualTo(event(new Ended(true, FORGOTTEN), new NotificationSent(USER, NOTIFICATION, 3)));
        assertThat(decide(new Ended(true, DUE), said(sent(NOTIFICATION, 3))))
                .isEqualTo(unchanged(new Ended(true, DUE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, DeliveryPolicy.LIMIT_ATTEMPTS + 1})
    void shouldRefuseANumberOfAttemptsOutOfRange(int attempts) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliveryPolicy(POLICY.backOff(), attempts));
    }

    private static Step decide(DeliveryState state, DeliveryInput input) {
        return Delivery.decide(state, input, NOW, POLICY);
    }

    private static WorkerSaid said(NotificationResult result) {
        return new WorkerSaid(result);
    }

    private static NotificationRequest send(int attempt) {
        return new SendEmail(USER, NOTIFICATION, attempt, attempt == 3, ADDRESS, NOTICE.subject(), NOTICE.text());
    }

    private static Step event(DeliveryState next, NotificationEvent event) {
        return new Step(next, List.of(event), List.of());
    }

    private static Step unchanged(DeliveryState state) {
        return new Step(state, List.of(), List.of());
    }
}
