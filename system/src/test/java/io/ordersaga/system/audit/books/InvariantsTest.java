package io.ordersaga.system.audit.books;

import static io.ordersaga.system.audit.books.Ledgers.START;
import static io.ordersaga.system.audit.books.Ledgers.TEA;
import static io.ordersaga.system.audit.books.Ledgers.order;
import static io.ordersaga.system.audit.books.Ledgers.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.payment.PaymentEvent.PaymentUnknown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each law with a log that keeps it and one that breaks it, which is found and named. */
class InvariantsTest {
    private static final Duration TO_END = Duration.ofMinutes(2);
    private static final Duration TO_SETTLE = Duration.ofSeconds(10);

    private final Ledgers shop = new Ledgers().opened();

    @Test
    void shouldFindNothingWrongWithOrdersThatWentAsTheyShould() {
        shop.sold(1, 10, 0);
        shop.placed(2).reserved(2).stock(8, 2, 2, 2).failed(2).released(2).stock(8, 0, 2, 2);
        shop.sold(3, 8, 2).cancelled(3).released(3).stock(8, 0, 2, 3).refunded(3);
        shop.adjusted(18, 0, 2);

        assertThat(wrong(later())).isEmpty();
    }

    @Test
    void shouldFindAnOrderThatDoesNotEnd() {
        shop.placed(1).reserved(1).stock(10, 2, 0, 1);

        assertThat(wrong(Duration.ofMinutes(1))).isEmpty();
        assertThat(wrong(later())).containsExactly(Check.ORDERS_END + " " + order(1).value());
    }

    @Test
    void shouldFindAnOrderThatEndsTwice() {
        shop.sold(1, 10, 0).confirmed(1);

        assertThat(wrong(later())).containsExactly(Check.ONE_END + " " + order(1).value());
    }

    @Test
    void shouldFindAnOrderThatRisesFromTheDead() {
        shop.placed(1)
                .failed(1)
                .charged(1)
                .reserved(1)
                .stock(10, 2, 0, 1)
                .confirmed(1)
                .stock(8, 0, 2, 1);

        assertThat(wrong(later())).containsExactly(Check.ONE_END + " " + order(1).value());
    }

    @Test
    void shouldFindStockAndMoneyOfAnOrderThatNobodyPlaced() {
        shop.reserved(1).charged(2);

        assertThat(wrong(later()))
                .contains(Check.KNOWN_ORDERS + " " + order(1).value(), Check.KNOWN_ORDERS + " " + order(2).value());
    }

    @Test
    void shouldFindStockThatAFailedOrderKeeps() {
        shop.placed(1).reserved(1).stock(10, 2, 0, 1).failed(1);

        assertThat(wrong(later())).containsExactly(Check.STOCK_FREED + " " + order(1).value());
    }

    @Test
    void shouldFindAConfirmedOrderThatHasNothingReserved() {
        shop.placed(1).charged(1).confirmed(1).stock(8, 0, 2, 1);

        assertThat(wrong(later())).containsExactly(Check.STOCK_SOLD + " " + order(1).value());
    }

    @Test
    void shouldFindUnitsThatAnOrderMakesAppear() {
        shop.placed(1).reserved(1).stock(10, 2, 0, 1).failed(1).released(1).stock(11, 0, 0, 1);

        assertThat(wrong(later())).containsExactly(Check.UNITS_CONSERVED + " " + TEA.value());
    }

    @Test
    void shouldFindASaleThatTheLedgerDoesNotKnow() {
        shop.placed(1).reserved(1).charged(1).confirmed(1);

        assertThat(wrong(later())).containsExactly(Check.UNITS_SOLD + " " + TEA.value());
    }

    @Test
    void shouldFindUnitsHeldForNobody() {
        shop.stock(10, 3, 0, 1);

        assertThat(wrong(later())).containsExactly(Check.UNITS_HELD + " " + TEA.value());
    }

    @Test
    void shouldFindAnOrderThatIsConfirmedAndNotPaid() {
        shop.placed(1).reserved(1).stock(10, 2, 0, 1).confirmed(1).stock(8, 0, 2, 1);

        assertThat(wrong(later()))
                .containsExactly(
                        Check.PAID_FIRST + " " + order(1).value(), Check.MONEY_CONSERVED + " " + order(1).value());
    }

    @Test
    void shouldFindMoneyKeptForAFailedOrder() {
        shop.placed(1)
                .reserved(1)
                .stock(10, 2, 0, 1)
                .charged(1)
                .failed(1)
                .released(1)
                .stock(10, 0, 0, 1);

        assertThat(wrong(later())).containsExactly(Check.MONEY_CONSERVED + " " + order(1).value());
    }

    @Test
    void shouldFindACancelledOrderThatWasNotRefunded() {
        shop.sold(1, 10, 0).cancelled(1).released(1).stock(10, 0, 0, 1);

        assertThat(wrong(later())).containsExactly(Check.MONEY_CONSERVED + " " + order(1).value());
    }

    @Test
    void shouldFindAConfirmedOrderThatWasRefunded() {
        shop.sold(1, 10, 0).refunded(1);

        assertThat(wrong(later())).containsExactly(Check.MONEY_CONSERVED + " " + order(1).value());
    }

    @Test
    void shouldLeaveWhatIsUnderWayForLater() {
        shop.placed(1).reserved(1).stock(10, 2, 0, 1).charged(1).failed(1);

        Outcome outcome = outcome(Duration.ofSeconds(1));

        assertThat(outcome.isClean()).isTrue();
        assertThat(outcome.lines())
                .filteredOn(line -> line.moving() > 0)
                .extracting(Outcome.Line::check)
                .containsExactly(Check.UNITS_SOLD, Check.UNITS_HELD, Check.MONEY_CONSERVED);
    }

    @Test
    void shouldWaitForAPaymentWhoseOutcomeIsUnknownAndNotForEver() {
        shop.placed(1).reserved(1).stock(10, 2, 0, 1);
        shop.charged(1).happens(new PaymentUnknown(order(1), payment(1), 1, "timeout"));
        shop.failed(1).released(1).stock(10, 0, 0, 1);

        assertThat(wrong(Duration.ofMinutes(1))).isEmpty();
        assertThat(wrong(later())).containsExactly(Check.MONEY_CONSERVED + " " + order(1).value());
    }

    private static Duration later() {
        return TO_END.plusSeconds(1);
    }

    private List<String> wrong(Duration after) {
        return outcome(after).lines().stream()
                .flatMap(line -> line.first().stream())
                .map(finding -> finding.check() + " " + finding.id())
                .toList();
    }

    private Outcome outcome(Duration after) {
        Outcome outcome = new Outcome();
        new Invariants(shop.books, START.plus(after), new Invariants.Patience(TO_END, TO_SETTLE), outcome).check();
        return outcome;
    }
}
