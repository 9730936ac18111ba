package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.user.ClaimState;
import io.ordersaga.topology.decision.user.EmailClaims;
import io.ordersaga.topology.decision.user.EmailClaims.RowChange;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The single writer of the claims on e-mail addresses. It forwards changed rows and accounts to open. */
final class ClaimProcessor implements Processor<Email, Message<RegistrationCommand>, Object, ClaimOutput> {
    private final ProcessorContext<Object, ClaimOutput> context;
    private final KeyValueStore<Email, ClaimState> claims;

    private ClaimProcessor(ProcessorContext<Object, ClaimOutput> context) {
        this.context = context;
        this.claims = UserStores.CLAIMS.in(context);
    }

    /** A supplier that brings the store of claims. */
    static ProcessorSupplier<Email, Message<RegistrationCommand>, Object, ClaimOutput> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<Email, Message<RegistrationCommand>, Object, ClaimOutput> get() {
                return new Deferred<>(ClaimProcessor::new);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(UserStores.CLAIMS.builder());
            }
        };
    }

    @Override
    public void process(Record<Email, Message<RegistrationCommand>> record) {
        Message<RegistrationCommand> message = Deciding.message(record, record.value(), RegistrationCommand::email);
        ClaimState state = Objects.requireNonNullElseGet(claims.get(record.key()), ClaimState.Free::new);
        EmailClaims.Step step = Deciding.decide(() -> EmailClaims.decide(state, message));
        List<Message<UserCommand>> accounts = new Followers(message.eventId(), Deciding.now(context))
                .of(WireNames.USER_COMMANDS, step.account().stream().toList());
        if (!step.next().equals(state)) {
            keep(record.key(), step.next());
        }
        forwardRow(record, step.row());
        accounts.forEach(account -> forward(record, account.body().userId(), new ClaimOutput.Account(account)));
    }

    // Free is the absence of a row: whoever left leaves no address behind here.
    private void keep(Email email, ClaimState state) {
        if (state instanceof ClaimState.Free) {
            claims.delete(email);
        } else {
            claims.put(email, state);
        }
    }

    private void forwardRow(Record<Email, Message<RegistrationCommand>> cause, RowChange change) {
        switch (change) {
            case RowChange.Keep keep -> {}
            case RowChange.Put(var row) -> forward(cause, cause.key(), new ClaimOutput.Row(row));
            case RowChange.Remove remove -> forward(cause, cause.key(), new ClaimOutput.NoRow());
        }
    }

    private void forward(Record<Email, ?> cause, Object key, ClaimOutput output) {
        Instant now = Deciding.now(context);
        context.forward(new Record<>(key, output, now.toEpochMilli(), cause.headers()));
    }
}
