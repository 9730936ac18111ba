package io.ordersaga.edge.user;

import io.ordersaga.edge.command.DecisionPort;
import io.ordersaga.edge.command.DecisionPort.Shown;
import io.ordersaga.edge.command.DecisionPort.To;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Owned;
import io.ordersaga.edge.http.Paging;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.StandardParameters;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Listing;
import io.ordersaga.edge.store.StoreReader;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.user.UserCommand;
import io.ordersaga.topics.user.UserCommand.DeleteUser;
import io.ordersaga.topics.user.UserCommand.UpdateUser;
import io.ordersaga.topics.user.UserSeen;
import io.ordersaga.topology.stream.user.UserStores;
import io.ordersaga.topology.view.user.Person;
import io.ordersaga.topology.view.user.UserView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes on user accounts: administrators see and change all, everybody his own. */
public final class AccountEdge {
    private static final Access ADMIN = Access.only(Role.ADMIN);
    private static final Parameter ID = Parameter.path("id", UserId.class);
    private static final String USERS = "/api/users";
    private static final String USER = "/api/users/{id}";
    private static final Shown<UserId, UserView> SHOWN = new Shown<>(UserStores.USERS, UserView::outcomes);

    private final StoreReader reader;
    private final Owned<UserView> owned;
    private final DecisionPort decisions;
    private final Paging paging;

    public AccountEdge(StoreReader reader, DecisionPort decisions, Paging paging) {
        this.reader = reader;
        this.owned = new Owned<>("user", this::find, UserView::userId);
        this.decisions = decisions;
        this.paging = paging;
    }

    private record UserDeleted(String message) {}

    public List<Route> routes() {
        return List.of(list(), get(), update(), delete());
    }

    private Route list() {
        return Route.get(USERS, "list-users", ADMIN)
                .summary("List the accounts, newest first")
                .taking(StandardParameters.PAGING)
                .answering(Answer.page(UserResponse.class))
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(this::list);
    }

    private Route get() {
        return Route.get(USER, "get-user", Access.owner())
                .summary("Read an account")
                .taking(ID)
                .answeringVersioned(UserResponse.class)
                .failing(ProblemType.STORE_REBALANCING)
                .handledBy(owned, this::get);
    }

    private Route update() {
        return Route.put(USER, "update-user", Access.owner())
                .summary("Change an account")
                .description("Fields that are not sent stay as they are. Only administrators change roles.")
                .taking(ID, StandardParameters.IF_MATCH)
                .body(UserBodies.USER_CHANGE)
                .answering(Answer.ok(UserResponse.class).tagged())
                .failing(ProblemType.FORBIDDEN, ProblemType.STORE_REBALANCING, ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(owned, this::update);
    }

    private Route delete() {
        return Route.delete(USER, "delete-user", ADMIN)
                .summary("Delete an account")
                .description("Its tokens stop working, and its address is free again.")
                .taking(ID, StandardParameters.IF_MATCH)
                .answering(Answer.ok(UserDeleted.class))
                .failing(ProblemType.STORE_REBALANCING, ProblemType.COMMAND_NOT_CONFIRMED)
                .handledBy(this::delete);
    }

    private Reply list(Request request) {
        Paging.Source<Listed<UserView>> source = new Paging.Source<>(
                USERS,
                Map.of(),
                (after, limit) -> reader.list(UserStores.USERS, UserStores.USERS_BY_TIME, Listing.all(after, limit)),
                Listed::place);
        return paging.page(
                request,
                source,
                listed -> listed.row().person().isPresent(),
                listed -> UserResponse.of(listed.row()).orElseThrow());
    }

    private Reply get(Request request, UserView user) {
        return Reply.ok(shown(user)).tagged(user.version());
    }

    private Reply update(Request request, UserView user) throws InterruptedException {
        UpdateUser update = UserBodies.update(request.body(), user.userId(), demanded(request, user));
        if (update.role().isPresent() && request.caller().role() != Role.ADMIN) {
            throw new ProblemException(ProblemType.FORBIDDEN, "only administrators change roles");
        }
        UserView updated = decide(request, update);
        return Reply.ok(shown(updated).withUpdatedAt(updated.updatedAt())).tagged(updated.version());
    }

    private Reply delete(Request request) throws InterruptedException {
        UserView user = find(request).orElseThrow(AccountEdge::noSuchUser);
        Person person = user.person().orElseThrow();
        decide(request, new DeleteUser(user.userId(), demanded(request, user)));
        // Whoever is told that the account is gone may register with its address at once.
        decisions.awaitState(
                UserStores.CREDENTIALS,
                person.email(),
                row -> row.filter(claim -> claim.userId().equals(user.userId())).isEmpty());
        return Reply.ok(new UserDeleted("User deleted successfully"));
    }

    /** What the account must still be when the command is decided: between this look at it and then it may have changed. */
    private static Optional<UserSeen> demanded(Request request, UserView user) {
        return request.demandsVersion(user.version())
                ? user.person().map(who -> new UserSeen(who.firstName(), who.lastName(), user.role()))
                : Optional.empty();
    }

    private UserView decide(Request request, UserCommand body) throws InterruptedException {
        Message<UserCommand> command = decisions.command(body);
        return decisions.decide(Topics.USER_COMMANDS, command, SHOWN, new To<>(body.userId(), request.origin()));
    }

    private static UserResponse shown(UserView user) {
        return UserResponse.of(user).orElseThrow(AccountEdge::noSuchUser);
    }

    private Optional<UserView> find(Request request) {
        return reader.get(UserStores.USERS, request.id("id", UserId::new))
                .filter(user -> user.person().isPresent());
    }

    private static ProblemException noSuchUser() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such user");
    }
}
