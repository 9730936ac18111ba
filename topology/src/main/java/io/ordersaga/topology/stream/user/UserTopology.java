package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import io.ordersaga.topology.stream.user.ClaimOutput.Account;
import io.ordersaga.topology.view.user.UserView;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The user service: claims on e-mail addresses, accounts, sessions, and the views of what it committed. */
public final class UserTopology {
    public static final String APPLICATION_ID = "user-service";

    private final ViewListener listener;

    public UserTopology(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        StreamsBuilder builder = Flow.builder(config);
        decideOnClaims(builder);
        decideOnAccounts(builder);
        foldUsers(builder);
        Flow.read(builder, Topics.CREDENTIALS)
                .process(TableProcessor.keeping(UserStores.CREDENTIALS, listener), Named.as("keep-credentials"));
        decideOnSessions(builder);
        Flow.read(builder, Topics.SESSIONS)
                .process(TableProcessor.keeping(UserStores.SESSIONS, listener), Named.as("keep-sessions"));
        return builder.build(config);
    }

    /** The stores that the service's own edge reads. */
    public static List<KeyedStore<?, ?>> queryable() {
        return List.of(UserStores.USERS, UserStores.USERS_BY_TIME.store(), UserStores.CREDENTIALS, UserStores.SESSIONS);
    }

    /** Those of them that analysts may look into: neither password hashes nor sessions. */
    public static List<KeyedStore<?, ?>> open() {
        return List.of(UserStores.USERS, UserStores.USERS_BY_TIME.store());
    }

    private static void decideOnClaims(StreamsBuilder builder) {
        KStream<Object, ClaimOutput> outputs = Flow.read(builder, Topics.REGISTRATION_COMMANDS)
                .process(ClaimProcessor.supplier(), Named.as("decide-on-claim"));
        Flow.write(
                outputs.filter((key, output) -> !(output instanceof Account), Named.as("select-credentials"))
                        .map(UserTopology::row, Named.as("to-credentials")),
                Topics.CREDENTIALS);
        Flow.write(
                outputs.filter((key, output) -> output instanceof Account, Named.as("select-accounts"))
                        .map(UserTopology::account, Named.as("to-user-commands")),
                Topics.USER_COMMANDS);
    }

    private static KeyValue<Email, Credentials> row(Object key, ClaimOutput output) {
        // A null is the tombstone that takes an address's row out of the table.
        return KeyValue.pair((Email) key, output instanceof ClaimOutput.Row(var credentials) ? credentials : null);
    }

    private static KeyValue<UserId, Message<UserCommand>> account(Object key, ClaimOutput output) {
        return KeyValue.pair((UserId) key, ((Account) output).command());
    }

    private static void decideOnAccounts(StreamsBuilder builder) {
        KStream<Object, Message<?>> decided = Flow.read(builder, Topics.USER_COMMANDS)
                .process(AccountProcessor.supplier(), Named.as("decide-on-account"));
        Flow.write(decided, Topics.USER_EVENTS, WireNames.USER_EVENTS);
        Flow.write(decided, Topics.REGISTRATION_COMMANDS, WireNames.REGISTRATION_COMMANDS);
    }

    private void foldUsers(StreamsBuilder builder) {
        KStream<UserId, UserView> views = Flow.read(builder, Topics.USER_EVENTS)
                .process(ViewProcessor.over(UserStores.VIEW, listener), Named.as("fold-users"));
        // A null is the tombstone that takes a deleted account out of the table.
        Flow.write(views.mapValues(view -> view.toRow().orElse(null), Named.as("to-user-row")), Topics.USERS);
        Flow.write(
                views.flatMapValues(view -> view.revocation().stream().toList(), Named.as("to-token-revocation")),
                Topics.TOKEN_REVOCATIONS);
    }

    private static void decideOnSessions(StreamsBuilder builder) {
        KStream<SessionId, Session> rows = Flow.read(builder, Topics.SESSION_COMMANDS)
                .process(SessionProcessor.supplier(), Named.as("decide-on-session"));
        Flow.write(rows, Topics.SESSIONS);
    }
}
