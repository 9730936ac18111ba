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
import io.ordersaga.topology.stream.user.ClaimOutput.Account;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the user service decides: claims on e-mail addresses, accounts, and sessions. */
public final class UserTopology {
    public static final String APPLICATION_ID = "user-service";

    public Topology build(Properties config) {
        return Flow.build(config, UserTopology::addTo);
    }

    static void addTo(StreamsBuilder builder) {
        decideOnClaims(builder);
        decideOnAccounts(builder);
        decideOnSessions(builder);
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

    private static void decideOnSessions(StreamsBuilder builder) {
        KStream<SessionId, Session> rows = Flow.read(builder, Topics.SESSION_COMMANDS)
                .process(SessionProcessor.supplier(), Named.as("decide-on-session"));
        Flow.write(rows, Topics.SESSIONS);
    }
}
