package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts from their registration to their end, and the tokens that go with them. */
@ExtendWith(RunningShop.class)
class AccountJourneyTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @Test
    void shouldExchangeARefreshTokenOnceAndEndTheSessionWhenItComesAgain(Shop shop) {
        JsonNode registered = shop.anyone()
                .post("/api/auth/register", Shop.registration(Shop.newEmail()))
                .orThrow();
        Account first = Account.of(registered);

        Answer refreshed = refresh(shop, first.refreshToken());
        Answer reused = refresh(shop, first.refreshToken());
        Answer afterwards = refresh(shop, Account.of(refreshed.body()).refreshToken());

        assertThat(registered.path("expiresIn").asInt()).isEqualTo(900);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.body().path("user")).isEqualTo(registered.path("user"));
        assertThat(Account.of(refreshed.body()).refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(Account.of(refreshed.body())
                        .client(shop.anyone())
                        .get("/api/auth/profile")
                        .status())
                .isEqualTo(200);
        assertRefused(reused);
        assertRefused(afterwards);
    }

    @Test
    void shouldLetOneOfTwoConcurrentExchangesWinAtMost(Shop shop) throws Exception {
        Account account = Account.registered(shop);
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                answers.add(threads.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return refresh(shop, account.refreshToken());
                }));
            }
        }

        List<Answer> won = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            if (answer.get().isSuccess()) {
                won.add(answer.get());
            }
        }
        assertThat(won).hasSize(1);
        assertRefused(refresh(shop, Account.of(won.getFirst().body()).refreshToken()));
    }

    @Test
    void shouldEndTheSessionAndNoOtherAtALogOut(Shop shop) {
        Account first = Account.registered(shop);
        Account second = Account.of(shop.anyone()
                .post(
                        "/api/auth/login",
                        ShopClient.object().put("email", first.email()).put("password", Shop.PASSWORD))
                .orThrow());
        ShopClient client = first.client(shop.anyone());

        Answer loggedOut = client.post("/api/auth/logout", token(first.refreshToken()));
        Answer again = client.post("/api/auth/logout", token(first.refreshToken()));
        Answer nonsense = client.post("/api/auth/logout", token("nonsense"));

        assertThat(List.of(loggedOut.status(), again.status(), nonsense.status()))
                .containsOnly(204);
        assertRefused(refresh(shop, first.refreshToken()));
        assertThat(refresh(shop, second.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void shouldNotLogOutAnother(Shop shop) {
        Account account = Account.registered(shop);
        ShopClient stranger = shop.newCustomer();

        Answer answer = stranger.post("/api/auth/logout", token(account.refreshToken()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(refresh(shop, account.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void shouldShutADeletedUserOutOfEveryServiceWithinASecond(Shop shop, TestSystem system) {
        assertWithinASecond(() -> shutOut(shop, system));
    }

    /** What is promised of an idle machine shows in one of a few attempts on one that other tests keep busy. */
    private static void assertWithinASecond(Supplier<Duration> attempt) {
        assertThat(Stream.generate(attempt).limit(5).anyMatch(took -> took.compareTo(ONE_SECOND) < 0))
                .isTrue();
    }

    private static Duration shutOut(Shop shop, TestSystem system) {
        Account account = Account.registered(shop);
        ShopClient orders = account.client(system.orderService());
        ShopClient products = account.client(system.productService());
        int before = orders.get("/api/orders/my-orders").status();
        int forbidden = adjustment(products).status();

        Answer deleted = delete(shop, account);
        long deletedAt = System.nanoTime();

        assertThat(before).isEqualTo(200);
        assertThat(forbidden).isEqualTo(403);
        assertThat(deleted.status()).as("%s", deleted.body()).isEqualTo(200);
        assertThat(deleted.body().path("message").asText()).isEqualTo("User deleted successfully");
        awaitUnauthenticated("order service", () -> orders.get("/api/orders/my-orders"));
        awaitUnauthenticated("product service", () -> adjustment(products));
        awaitUnauthenticated("user service", () -> account.client(shop.anyone()).get("/api/auth/profile"));
        Duration took = Duration.ofNanos(System.nanoTime() - deletedAt);
        assertRefused(refresh(shop, account.refreshToken()));
        assertThat(shop.admin().get("/api/users/" + account.id()).status()).isEqualTo(404);
        assertThat(delete(shop, account).status()).isEqualTo(404);
        return took;
    }

    @Test
    void shouldGiveTheAddressOfADeletedUserToTheNextAtOnce(Shop shop, TestSystem system) {
        Account account = Account.registered(shop);
        delete(shop, account).orThrow();

        Answer anew = shop.anyone().post("/api/auth/register", Shop.registration(account.email()));

        assertThat(anew.status()).as("%s", anew.body()).isEqualTo(201);
        ShopClient orders = Account.of(anew.body()).client(system.orderService());
        assertThat(orders.get("/api/orders/my-orders").status()).isEqualTo(200);
    }

    @Test
    void shouldTakeTheRightsOfADemotedUserWithinASecondAndGiveATokenOfTheNewRole(Shop shop, TestSystem system) {
        assertWithinASecond(() -> demote(shop, system));
    }

    private static Duration demote(Shop shop, TestSystem system) {
        Account account = Account.registered(shop);
        changeRole(shop, account, "ADMIN");
        Account promoted = Account.of(refresh(shop, account.refreshToken()).orThrow());
        ShopClient orders = promoted.client(system.orderService());
        int asAdministrator = orders.get("/api/orders/all").status();

        changeRole(shop, account, "USER");
        long demotedAt = System.nanoTime();

        assertThat(asAdministrator).isEqualTo(200);
        awaitUnauthenticated("order service", () -> orders.get("/api/orders/all"));
        Duration took = Duration.ofNanos(System.nanoTime() - demotedAt);
        Account demoted = Account.of(refresh(shop, promoted.refreshToken()).orThrow());
        ShopClient again = demoted.client(system.orderService());
        assertThat(again.get("/api/orders/all").status()).isEqualTo(403);
        assertThat(again.get("/api/orders/my-orders").status()).isEqualTo(200);
        return took;
    }

    @Test
    void shouldShowAndChangeAnAccountToItsOwnerAndAdministratorsOnly(Shop shop) {
        Account account = Account.registered(shop);
        String path = "/api/users/" + account.id();
        ShopClient owner = account.client(shop.anyone());
        ShopClient stranger = shop.newCustomer();
        ObjectNode rename = ShopClient.object().put("firstName", "Grace").put("lastName", "Hopper");

        Answer renamed = owner.send("PUT", path, rename, Map.of());

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.body().path("firstName").asText()).isEqualTo("Grace");
        assertThat(renamed.body().has("updatedAt")).isTrue();
        assertThat(owner.get(path).orThrow().path("lastName").asText()).isEqualTo("Hopper");
        assertThat(shop.admin().get(path).status()).isEqualTo(200);
        String tag = renamed.headers().firstValue("ETag").orElseThrow();
        assertThat(owner.send("GET", path, MissingNode.getInstance(), Map.of("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        assertThat(owner.send("PUT", path, rename, Map.of("If-Match", tag)).status())
                .isEqualTo(200);
        assertThat(owner.send("PUT", path, rename, Map.of("If-Match", tag)).status())
                .isEqualTo(412);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.send("PUT", path, rename, Map.of()).status()).isEqualTo(404);
        assertThat(owner.send("PUT", path, ShopClient.object().put("role", "ADMIN"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(owner.send("DELETE", path, MissingNode.getInstance(), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(owner.get("/api/users").status()).isEqualTo(403);
    }

    @Test
    void shouldListUsersNewestFirstAndPageByPage(Shop shop) {
        String older = Account.registered(shop).id();
        String newer = Account.registered(shop).id();

        List<String> listed = Shop.pages(shop.admin(), "/api/users?limit=10").stream()
                .map(user -> user.path("id").asText())
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(newer, older);
    }

    @Test
    void shouldLockAnAccountAfterFiveWrongPasswordsWhetherOrNotThereIsOne(Shop shop) {
        Account account = Account.registered(shop);

        assertLocked(shop, account.email());
        assertLocked(shop, Shop.newEmail());
    }

    private static void assertLocked(Shop shop, String email) {
        ObjectNode wrong = ShopClient.object().put("email", email).put("password", "wrong password");
        for (int i = 0; i < 5; i++) {
            assertThat(shop.anyone()
                            .post("/api/auth/login", wrong)
                            .body()
                            .path("code")
                            .asText())
                    .isEqualTo("invalid-credentials");
        }

        // The first lock is short: a slow machine may need a try or two more until one comes while it holds.
        Answer locked = Shop.await(
                "the account to be locked",
                () -> shop.anyone().post("/api/auth/login", wrong),
                answer -> answer.status() != 401);

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.body().path("code").asText()).isEqualTo("account-locked");
        assertThat(locked.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
    }

    private static Answer delete(Shop shop, Account account) {
        return shop.admin().send("DELETE", "/api/users/" + account.id(), MissingNode.getInstance(), Map.of());
    }

    private static void changeRole(Shop shop, Account account, String role) {
        shop.admin()
                .send("PUT", "/api/users/" + account.id(), ShopClient.object().put("role", role), Map.of())
                .orThrow();
    }

    private static Answer adjustment(ShopClient products) {
        return products.post(
                "/api/admin/products/prd_00000000-0000-0000-0000-000000000000/stock",
                ShopClient.object().put("delta", 1).put("reason", "none"));
    }

    private static void awaitUnauthenticated(String where, Supplier<Answer> question) {
        Shop.await(where + " to refuse the token", question, answer -> answer.status() == 401);
    }

    private static Answer refresh(Shop shop, String refreshToken) {
        return shop.anyone().post("/api/auth/refresh", token(refreshToken));
    }

    private static ObjectNode token(String refreshToken) {
        return ShopClient.object().put("refreshToken", refreshToken);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(401);
        assertThat(answer.body().path("code").asText()).isEqualTo("invalid-refresh-token");
    }
}
