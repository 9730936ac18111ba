package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import io.ordersaga.topology.view.user.UserView;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the user service shows and looks up: users, what opens their accounts, and sessions; and what voids tokens. */
public final class UserViews {
    public static final String APPLICATION_ID = "user-views";

    private final ViewListener listener;

    public UserViews(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    /** The stores that the service's own edge reads. */
    public static List<KeyedStore<?, ?>> queryable() {
        return List.of(UserStores.USERS, UserStores.USERS_BY_TIME.store(), UserStores.CREDENTIALS, UserStores.SESSIONS);
    }

    /** Those of them that analysts may look into: neither password hashes nor sessions. */
    public static List<OpenStore<?, ?>> open() {
        return List.of(
                OpenStore.rows(UserStores.USERS, "userId"),
                OpenStore.index(UserStores.USERS_BY_TIME, "createdAt|userId"));
    }

    void addTo(StreamsBuilder builder) {
        foldUsers(builder);
        Flow.read(builder, Topics.CREDENTIALS)
                .process(TableProcessor.keeping(UserStores.CREDENTIALS, listener), Named.as("keep-credentials"));
        Flow.read(builder, Topics.SESSIONS)
                .process(TableProcessor.keeping(UserStores.SESSIONS, listener), Named.as("keep-sessions"));
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
}
