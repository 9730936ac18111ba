package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.schema.Schema;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a declaration must say before there is a route. */
class RouteTest {
    private static final Answer ANSWER = Answer.ok(Schema.text());

    private static Reply handle(Request request) {
        return Reply.ok(Map.of());
    }

    @Test
    void shouldRefuseARouteWithoutSummary() {
        RouteDraft draft = Route.get("/things", "list-things", Access.anyone()).answering(ANSWER);

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("list-things: a route needs a summary");
    }

    @Test
    void shouldRefuseARouteWithoutAnswer() {
        RouteDraft draft = Route.get("/things", "list-things", Access.anyone()).summary("List things");

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle)).hasMessage("list-things: a route needs an answer");
    }

    @Test
    void shouldRefuseTwoAnswersOfOneStatus() {
        RouteDraft draft = TestRoutes.get("/things", "list-things").answering(ANSWER);

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle))
                .hasMessage("list-things: declared twice: 200 answer");
    }

    @Test
    void shouldRefuseAPathParameterThatIsNotDeclared() {
        RouteDraft draft = TestRoutes.get("/things/{id}", "get-thing");

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle))
                .hasMessageStartingWith("get-thing: the parameters");
    }

    @Test
    void shouldRefuseAPathParameterThatIsNotInThePath() {
        RouteDraft draft = TestRoutes.get("/things", "get-thing").taking(Parameter.path("id", Schema.text()));

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle))
                .hasMessageStartingWith("get-thing: the parameters");
    }

    @Test
    void shouldRefuseABodyOfARead() {
        RouteDraft draft = TestRoutes.get("/things", "list-things").body(Schema.text());

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle)).hasMessage("list-things: a GET has no body");
    }

    @Test
    void shouldRefuseARouteOfOneThingThatEveryUserMayCall() {
        RouteDraft draft =
                TestRoutes.get("/things/{id}", "get-thing", Access.user()).taking(Parameter.path("id", Schema.text()));

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle))
                .hasMessage("get-thing: a route of one thing is for its owner, for some roles, or for anyone");
    }

    @Test
    void shouldRefuseARouteForOwnersThatDoesNotSayWhatIsOwned() {
        RouteDraft draft =
                TestRoutes.get("/things/{id}", "get-thing", Access.owner()).taking(Parameter.path("id", Schema.text()));

        assertThatThrownBy(() -> draft.handledBy(RouteTest::handle))
                .hasMessage("get-thing: a route for owners must say what is owned");
    }

    @Test
    void shouldRefuseARouteOfWhatIsOwnedThatIsNotForOwners() {
        RouteDraft draft = TestRoutes.get("/things", "list-things", Access.user());
        Owned<UserId> owned = new Owned<>("thing", request -> Optional.empty(), user -> user);

        assertThatThrownBy(() -> draft.handledBy(owned, (request, thing) -> handle(request)))
                .hasMessage("list-things: only a route for owners is about what is owned");
    }

    @Test
    void shouldAddTheProblemsThatFollowFromTheDeclaration() {
        Route route = Route.put("/things/{id}", "change-thing", Access.only(Role.ADMIN))
                .summary("Change a thing")
                .taking(Parameter.path("id", Schema.text()))
                .body(Schema.text())
                .answering(ANSWER)
                .failing(ProblemType.ID_TAKEN)
                .handledBy(RouteTest::handle);

        assertThat(route.problems())
                .contains(
                        ProblemType.ID_TAKEN,
                        ProblemType.NOT_FOUND,
                        ProblemType.MALFORMED_JSON,
                        ProblemType.UNAUTHENTICATED,
                        ProblemType.FORBIDDEN)
                .doesNotContain(ProblemType.INVALID_CURSOR);
        assertThat(route.rateClass()).isEqualTo(RateClass.WRITE);
    }
}
