package io.ordersaga.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdTest {
    private static final UUID UUID_OF_ALL = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    record Kind(String prefix, Function<String, Id> read, Function<UUID, Id> of) {
        @Override
        public String toString() {
            return prefix;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("evt_", EventId::new, EventId::of),
                new Kind("ntf_", NotificationId::new, NotificationId::of),
                new Kind("ord_", OrderId::new, OrderId::of),
                new Kind("pay_", PaymentId::new, PaymentId::of),
                new Kind("prd_", ProductId::new, ProductId::of),
                new Kind("ses_", SessionId::new, SessionId::of),
                new Kind("usr_", UserId::new, UserId::of));
    }

    @Test
    void shouldKnowEveryKind() {
        assertThat(kinds().map(kind -> (Object) kind.of().apply(UUID_OF_ALL).getClass()))
                .containsExactlyInAnyOrder((Object[]) Id.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBeItsPrefixAndAUuid(Kind kind) {
        String value = kind.prefix() + UUID_OF_ALL;

        assertThat(kind.of().apply(UUID_OF_ALL).value()).isEqualTo(value);
        assertThat(kind.read().apply(value)).isEqualTo(kind.of().apply(UUID_OF_ALL));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseEveryOtherForm(Kind kind) {
        String uuid = UUID_OF_ALL.toString();

        assertThat(List.of(
                        "",
                        uuid,
                        kind.prefix(),
                        "abc_" + uuid,
                        kind.prefix() + "01234567-89AB-cdef-0123-456789abcdef",
                        kind.prefix() + uuid + "0",
                        kind.prefix() + uuid + "\n",
                        " " + kind.prefix() + uuid,
                        kind.prefix() + uuid.replace("-", ""),
                        kind.prefix() + uuid.replace('f', 'g')))
                .allSatisfy(text -> assertThatThrownBy(() -> kind.read().apply(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("an id must be '" + kind.prefix() + "' and a lower-case UUID"));
    }

    @Test
    void shouldGiveOneFollowerForEachCauseTypeAndPlace() {
        EventId cause = EventId.of(new UUID(0, 1));

        EventId follower = cause.follower("order-created", 0);

        assertThat(follower)
                .isEqualTo(cause.follower("order-created", 0))
                .isNotEqualTo(cause.follower("order-created", 1))
                .isNotEqualTo(cause.follower("order-failed", 0))
                .isNotEqualTo(EventId.of(new UUID(0, 2)).follower("order-created", 0))
                .isNotEqualTo(cause);
    }

    /** These are in topics and at the payment provider: what gives another value places orders and charges twice. */
    @Test
    void shouldDeriveTheSameIdsForEver() {
        UserId user = UserId.of(new UUID(0, 1));
        EventId command = EventId.of(new UUID(0, 2));
        OrderId order = OrderId.of(new UUID(0, 3));

        assertThat(OrderId.placedWith(user, "key-1").value()).isEqualTo("ord_3c0072e1-d919-8f03-bb6b-ec3bed1bb0e9");
        assertThat(PaymentId.of(order).value()).isEqualTo("pay_7650f806-6f47-8475-bf42-d3a2cfefa47f");
        assertThat(NotificationId.causedBy(command).value()).isEqualTo("ntf_b353ae3c-9749-897a-b9b8-16781eb4e3f4");
        assertThat(UserId.registeredBy(command).value()).isEqualTo("usr_e7a2ffb0-1952-8565-97f5-5ebf2b338b3b");
        assertThat(command.follower("order-created", 0).value()).isEqualTo("evt_69f7ecb6-a322-82ec-845b-f18c940cc290");
    }

    @Test
    void shouldPlaceAnotherOrderWithAnotherKeyOrUser() {
        UserId user = UserId.of(new UUID(0, 1));

        OrderId order = OrderId.placedWith(user, "key-1");

        assertThat(order)
                .isNotEqualTo(OrderId.placedWith(user, "key-2"))
                .isNotEqualTo(OrderId.placedWith(UserId.of(new UUID(0, 2)), "key-1"));
    }
}
