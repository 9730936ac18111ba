package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.RegistrationCommand;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.user.UserAccounts;
import io.ordersaga.topology.decision.user.UserState;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The single writer of user accounts. It forwards events under the user's id and releases of addresses under the address.
 */
final class AccountProcessor implements Processor<UserId, Message<UserCommand>, Object, Message<?>> {
    private final ProcessorContext<Object, Message<?>> context;
    private final KeyValueStore<UserId, UserState> accounts;

    private AccountProcessor(ProcessorContext<Object, Message<?>> context) {
        this.context = context;
        this.accounts = UserStores.ACCOUNTS.in(context);
    }

    /** A supplier that brings the store of accounts. */
    static ProcessorSupplier<UserId, Message<UserCommand>, Object, Message<?>> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<UserId, Message<UserCommand>, Object, Message<?>> get() {
                return new Deferred<>(AccountProcessor::new);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(UserStores.ACCOUNTS.builder());
            }
        };
    }

    @Override
    public void process(Record<UserId, Message<UserCommand>> record) {
        Message<UserCommand> message = Deciding.message(record, record.value(), UserCommand::userId);
        UserState state = Objects.requireNonNullElseGet(accounts.get(record.key()), UserState.NotCreated::new);
        UserAccounts.Step step = Deciding.decide(() -> UserAccounts.decide(state, message));
        Followers followers = new Followers(message.eventId(), Deciding.now(context));
        List<Message<UserEvent>> events =
                followers.of(WireNames.USER_EVENTS, step.event().stream().toList());
        List<Message<RegistrationCommand>> releases = followers.of(
                WireNames.REGISTRATION_COMMANDS, step.release().stream().toList());
        if (!step.next().equals(state)) {
            accounts.put(record.key(), step.next());
        }
        events.forEach(event -> forward(record, record.key(), event));
        releases.forEach(release -> forward(record, release.body().email(), release));
    }

    private void forward(Record<UserId, ?> cause, Object key, Message<?> message) {
        context.forward(new Record<>(key, message, message.occurredAt().toEpochMilli(), cause.headers()));
    }
}
