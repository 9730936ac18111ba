package io.ordersaga.system.e2e;

import static io.ordersaga.connect.ServiceDatabase.NOTIFICATIONS;
import static io.ordersaga.connect.ServiceDatabase.ORDERS;
import static io.ordersaga.connect.ServiceDatabase.PAYMENTS;
import static io.ordersaga.connect.ServiceDatabase.PRODUCTS;
import static io.ordersaga.connect.ServiceDatabase.USERS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ordersaga.connect.install.ConnectCluster;
import io.ordersaga.connect.install.Connector;
import io.ordersaga.connect.install.Connectors;
import io.ordersaga.connect.install.DatabaseAccess;
import io.ordersaga.connect.install.Installation;
import io.ordersaga.connect.install.WrongConfigurationException;
import io.ordersaga.connect.table.SinkTables;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.Directories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Kafka Connect makes of the table topics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SinkTest {
    private static final String STRANGER = "ord_00000000-0000-0000-0000-00000000dead";

    private final Path directory;
    private final TestSystem system;
    private final Shop shop;
    private final Tables tables;

    SinkTest() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("ordersaga-sink-");
        system = TestSystem.start(directory, Map.of());
        shop = system.shop();
        tables = new Tables(system::database);
    }

    @BeforeAll
    void awaitConnectors() {
        Shop.await(
                "every connector to run",
                this::running,
                found -> found.equals(SinkTables.ALL.stream()
                        .map(table -> table.sink().name())
                        .sorted()
                        .toList()));
    }

    @AfterAll
    void stop() {
        system.close();
        Directories.delete(directory);
    }

    @Test
    void shouldFillTheTablesWithWhatTheApiTells() {
        requireTheTablesToBeFilledWithWhatTheApiTells(shop, tables);
    }

    static void requireTheTablesToBeFilledWithWhatTheApiTells(Shop shop, Tables tables) {
        String product = shop.newProduct("10.50", 5);
        JsonNode account = shop.register();
        ShopClient customer = shop.anyone().withToken(account.path("token").asText());

        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(product, 2));

        String id = order.path("id").asText();
        String user = account.path("user").path("id").asText();
        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        tables.await(ORDERS, "select status || total from orders where order_id = '" + id + "'", "CONFIRMED2100");
        tables.await(ORDERS, "select total from orders_for_people where user_id = '" + user + "'", "21.00");
        tables.await(
                ORDERS,
                "select product_id || quantity || '*' || unit_price from order_items where order_id = '" + id + "'",
                product + "2*1050");
        tables.await(PAYMENTS, "select status || amount from payments where order_id = '" + id + "'", "COMPLETED2100");
        tables.await(
                PRODUCTS,
                "select on_hand || '-' || held || '-' || sold from products where product_id = '" + product + "'",
                "3-0-2");
        tables.await(
                USERS,
                "select email from users where user_id = '" + user + "'",
                account.path("user").path("email").asText());
        tables.await(
                NOTIFICATIONS,
                "select count(*) from notifications where status = 'SENT' and user_id = '" + user + "'",
                "2");
        assertThat(customer.get("/api/payments/order/" + id)
                        .orThrow()
                        .path("status")
                        .asText())
                .isEqualTo("COMPLETED");
    }

    @Test
    void shouldDeleteTheRowOfWhatIsDeleted() {
        String product = shop.newProduct("1.00", 1);
        String count = "select count(*) from products where product_id = '" + product + "'";
        tables.await(PRODUCTS, count, "1");

        shop.admin().send("DELETE", "/api/admin/products/" + product, MissingNode.getInstance(), Map.of());

        tables.await(PRODUCTS, count, "0");
    }

    @Test
    void shouldMoveWhatATableRefusesToTheDeadLettersAndGoOn() throws Exception {
        poison("{\"orderId\":\"" + STRANGER + "\",\"userId\":7}");
        poison("neither row nor JSON");

        String order = Shop.place(shop.newCustomer(), Shop.order(shop.newProduct("1.00", 1), 1));

        tables.await(ORDERS, "select count(*) from orders where order_id = '" + order + "'", "1");
        List<String> reasons = Shop.await(
                "two dead letters",
                () -> system.records().of("dead-letters").stream()
                        .filter(letter -> new String(letter.key(), UTF_8).equals(STRANGER))
                        .map(letter -> header(letter, "__connect.errors.exception.message")
                                + header(letter, "__connect.errors.topic"))
                        .toList(),
                found -> found.size() == 2);
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "$.userId: must be a text but is a whole numberorders",
                        "$: is not JSON, line 1, column 1orders");
        assertThat(tables.ask(ORDERS, "select count(*) from orders where order_id = '" + STRANGER + "'"))
                .isEqualTo("0");
    }

    @Test
    void shouldCatchUpByItselfWhenPostgresWasKilledUnderEverySinkAndIsBack() throws Exception {
        String product = shop.newProduct("1.00", 100);
        Account account;
        ShopClient customer;
        StoppedPostgres stopped;
        try (CatalogueLock lock = CatalogueLock.of(system::database)) {
            account = Account.registered(shop);
            customer = account.client(shop.anyone());
            Shop.placeAndAwaitEnd(customer, Shop.order(product, 3));
            Shop.await("every sink to look for its table", lock::waiting, count -> count >= SinkTables.ALL.size());
            stopped = StoppedPostgres.kill(system.postgres());
        }

        Shop.placeAndAwaitEnd(customer, Shop.order(product, 4));
        Shop.await("the lag of the sinks to show", () -> lag("sink-orders"), lag -> lag > 0);
        Shop.await(
                "readiness without PostgreSQL",
                () -> system.orderService().get("/health/ready").status(),
                status -> status == 200);
        stopped.startAgain();

        String user = account.id();
        tables.await(USERS, "select count(*) from users where user_id = '" + user + "'", "1");
        tables.await(ORDERS, count("orders", user, "CONFIRMED"), "2");
        tables.await(ORDERS, "select sum(quantity) from order_items where product_id = '" + product + "'", "7");
        tables.await(PAYMENTS, count("payments", user, "COMPLETED"), "2");
        tables.await(NOTIFICATIONS, count("notifications", user, "SENT"), "3");
        tables.await(PRODUCTS, "select sold from products where product_id = '" + product + "'", "7");
        Shop.await("the lag to be over", () -> lag("sink-orders"), lag -> lag == 0);
    }

    @Test
    void shouldKeepNewerRowsWhenEverythingIsDeliveredAgain() throws Exception {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("1.00", 100);
        String newer = Shop.placeAndAwaitEnd(customer, Shop.order(product, 1))
                .path("id")
                .asText();
        String lost = Shop.placeAndAwaitEnd(customer, Shop.order(product, 1))
                .path("id")
                .asText();
        tables.await(
                ORDERS,
                "select count(*) from orders where status = 'CONFIRMED' and order_id in ('%s', '%s')"
                        .formatted(newer, lost),
                "2");
        Shop.await("the lag to be over", () -> lag("sink-orders"), lag -> lag == 0);
        tables.change(ORDERS, "update orders set total = 77, version = 1000 where order_id = '" + newer + "'");
        tables.change(ORDERS, "delete from orders where order_id = '" + lost + "'");

        Shop.await("the sink to be stopped", () -> connect("PUT", "/connectors/sink-orders/stop"), SinkTest::isDone);
        Shop.await(
                "the offsets to be deleted",
                () -> connect("DELETE", "/connectors/sink-orders/offsets"),
                status -> status == 200);
        Shop.await("the sink to be resumed", () -> connect("PUT", "/connectors/sink-orders/resume"), SinkTest::isDone);

        tables.await(ORDERS, "select status from orders where order_id = '" + lost + "'", "CONFIRMED");
        String marker = Shop.placeAndAwaitEnd(customer, Shop.order(product, 1))
                .path("id")
                .asText();
        tables.await(ORDERS, "select status from orders where order_id = '" + marker + "'", "CONFIRMED");
        Shop.await("the lag to be over", () -> lag("sink-orders"), lag -> lag == 0);
        assertThat(tables.ask(ORDERS, "select total || '@' || version from orders where order_id = '" + newer + "'"))
                .isEqualTo("77@1000");
    }

    @Test
    void shouldChangeNothingWhenInstalledAgainAndRefuseAWrongConfigurationInTheConnectorsWords() throws Exception {
        Connector connector = Connectors.of(
                SinkTables.USERS, new DatabaseAccess("jdbc:postgresql://127.0.0.1/{database}", "postgres", ""));
        Map<String, String> wrong = new HashMap<>(connector.configuration());
        wrong.put("flush.max.retries", "often");
        wrong.put("batch.size", "many");
        Installation installation = new Installation(new ConnectCluster(system.connect()));

        assertThat(installation.install(Connectors.of(system.databases())).values())
                .hasSize(SinkTables.ALL.size())
                .containsOnly(ConnectCluster.Change.NONE);

        assertThatThrownBy(() -> installation.install(List.of(new Connector("sink-wrong", wrong))))
                .isInstanceOf(WrongConfigurationException.class)
                .hasMessageContaining("flush.max.retries: Invalid value often for configuration flush.max.retries")
                .hasMessageContaining("batch.size: Invalid value many for configuration batch.size");
        awaitConnectors();
    }

    private static String count(String table, String user, String status) {
        return "select count(*) from %s where user_id = '%s' and status = '%s'".formatted(table, user, status);
    }

    private List<String> running() {
        try {
            return new ConnectCluster(system.connect())
                    .statuses().stream()
                            .filter(status -> status.isRunning())
                            .map(status -> status.name())
                            .sorted()
                            .toList();
        } catch (RuntimeException notYet) {
            return List.of(notYet.toString());
        }
    }

    private long lag(String sink) {
        return Optional.of(system.orderService()
                        .get("/health/ready")
                        .body()
                        .path("sinkLag")
                        .path(sink))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asLong)
                .orElse(-1L);
    }

    private void poison(String value) throws Exception {
        system.records().send(new ProducerRecord<>("orders", STRANGER.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** A worker whose connectors are being moved refuses, and wants to be asked again. */
    private static boolean isDone(int status) {
        return status / 100 == 2;
    }

    private int connect(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.connect() + path))
                .method(method, BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
