package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.Session;
import io.ordersaga.topics.user.UserEvent;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireTypes;
import io.ordersaga.topology.decision.user.ClaimState;
import io.ordersaga.topology.decision.user.SessionState;
import io.ordersaga.topology.decision.user.UserState;
import io.ordersaga.topology.stream.Deadline;
import io.ordersaga.topology.stream.Deadlines;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.view.user.UserView;
import io.ordersaga.topology.view.user.UserViewFold;
import java.util.List;

/** The stores of the user service. Their names name changelog topics: to rename one is to lose what it holds. */
public final class UserStores {
    private static final WireTypes<ClaimState> CLAIM_STATES = WireTypes.of(ClaimState.class)
            .with("free", ClaimState.Free.class)
            .with("claimed", ClaimState.Claimed.class)
            .build();
    private static final WireTypes<UserState> USER_STATES = WireTypes.of(UserState.class)
            .with("not-created", UserState.NotCreated.class)
            .with("active", UserState.Active.class)
            .with("deleted", UserState.Deleted.class)
            .build();

    private static final WireTypes<SessionState> SESSION_STATE_TYPES = WireTypes.of(SessionState.class)
            .with("none", SessionState.None.class)
            .with("known", SessionState.Known.class)
            .build();

    /** Whose each address is. As the next one, it holds what is not committed yet; only deciding reads it. */
    static final KeyedStore<Email, ClaimState> CLAIMS =
            new KeyedStore<>("email-claims", Topics.CREDENTIALS.key(), Serdes.tagged(CLAIM_STATES));

    /** Where each account stands. */
    static final KeyedStore<UserId, UserState> ACCOUNTS =
            new KeyedStore<>("user-accounts", Topics.USER_EVENTS.key(), Serdes.tagged(USER_STATES));

    /** What opens each address. Only login and registration read it; it is never shown to anybody. */
    public static final KeyedStore<Email, Credentials> CREDENTIALS =
            new KeyedStore<>("credentials", Topics.CREDENTIALS.key(), Topics.CREDENTIALS.value());

    /** What clients see of each account, deleted ones included. */
    public static final KeyedStore<UserId, UserView> USERS =
            new KeyedStore<>("users", Topics.USER_EVENTS.key(), Serdes.row(UserView.class));

    /** The accounts that are not deleted, by time of creation. */
    public static final View.Index<UserId, UserView> USERS_BY_TIME = View.Index.of(
            "users-by-time",
            Topics.USER_EVENTS.key(),
            row -> row.person().map(who -> IndexKeys.byTime(row.createdAt(), row.userId())));

    /** Where each session stands, with the hash of its refresh token. Only deciding reads it; it is never shown to anybody. */
    static final KeyedStore<SessionId, SessionState> SESSION_STATES =
            new KeyedStore<>("session-states", Topics.SESSIONS.key(), Serdes.tagged(SESSION_STATE_TYPES));

    /** When each session expires. */
    static final KeyedStore<String, Deadline<SessionId>> SESSION_DEADLINES =
            Deadlines.store("session-deadlines", Topics.SESSIONS.key());

    /** Whose each session is and how the commands to it ended. It holds no hash, but is nobody's to see all the same. */
    public static final KeyedStore<SessionId, Session> SESSIONS =
            new KeyedStore<>("sessions", Topics.SESSIONS.key(), Topics.SESSIONS.value());

    static final View<UserId, UserEvent, UserView> VIEW =
            new View<>(USERS, UserViewFold::apply, List.of(USERS_BY_TIME));

    private UserStores() {}
}
