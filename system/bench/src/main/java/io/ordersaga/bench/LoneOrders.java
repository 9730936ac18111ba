package io.ordersaga.bench;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.edge.token.SigningKey;
import io.ordersaga.edge.token.TokenIssuer;
import io.ordersaga.system.InstalledTopics;
import io.ordersaga.system.broker.BrokerOptions;
import io.ordersaga.system.broker.EmbeddedBroker;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.Directories;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.part.Part;
import io.ordersaga.system.shop.LoneService;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.user.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An order service by itself, with a broker in this JVM. Nobody answers for stock or payment, and it waits for that longer than
 * anything here takes, so orders that are placed stay PENDING.
 */
final class LoneOrders implements AutoCloseable {
    private static final String PATIENCE_MS = "3600000";
    private static final String SELDOM_MS = "1000";
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofMinutes(2);
    private static final Duration DEFINITELY_TOO_SLOW_PER_ORDER = Duration.ofMillis(10);

    /** So many orders in a row lie in every partition. */
    private static final int IN_EVERY_PARTITION = 100;

    private final SigningKey key = SigningKey.generate();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Path loaded;
    private final EmbeddedBroker broker;
    private final Part service;
    private final LoneService settings;
    private final ShopClient shop;

    /** @param directory holds all that it keeps */
    LoneOrders(Path directory) {
        this.loaded = directory.resolve("loaded");
        this.broker = new EmbeddedBroker(
                BrokerOptions.alone(directory.resolve("broker"), freePort("broker"), freePort("controller")));
        int port = freePort("order service").number();
        this.settings = new LoneService(
                new LoneService.Instance(
                        ServiceName.ORDERS,
                        "1",
                        port,
                        freePort("order service for its peers").number(),
                        true),
                environment());
        Path state = directory.resolve("state");
        Directories.create(state);
        this.service = settings.over(
                new LoneService.Folders(state, directory.resolve("mail")), (part, cause) -> failure.set(cause));
        this.shop = ShopClient.of(URI.create("http://" + LocalPort.HOST + ":" + port));
    }

    /** Returns when the service answers. Called once. */
    void start() throws InterruptedException {
        broker.start();
        InstalledTopics.on(settings.process().brokers());
        service.start();
    }

    /** A client that sends the token of such a user, valid for some minutes. */
    ShopClient as(UserId user, Role role) {
        return shop.withToken(new TokenIssuer(key, InstantSource.system()).issue(user, role, 1));
    }

    /** A client that sends an administrator's token. */
    ShopClient asAdmin() {
        return as(UserId.of(UUID.randomUUID()), Role.ADMIN);
    }

    /**
     * Writes a history into the log unless it is there already, and waits until the service shows all of it.
     *
     * @throws IllegalStateException if it fails, takes far too long, or another history is there, or a part of one
     */
    void load(History history) throws InterruptedException {
        long begun = System.nanoTime();
        if (!isLoaded(history)) {
            note("a part of " + history);
            write(history);
        }
        awaitShown(history);
        note(history.toString());
        System.out.printf(
                "%d orders are loaded, and shown after %.0f s%n", history.orders(), (System.nanoTime() - begun) / 1e9);
    }

    private boolean isLoaded(History history) {
        try {
            String found = Files.readString(loaded);
            if (!found.equals(history.toString())) {
                throw new IllegalStateException(
                        loaded + " says that " + found + " is there, and not " + history + ": name another directory");
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String text) {
        try {
            Files.writeString(loaded, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitShown(History history) throws InterruptedException {
        long tooLate = System.nanoTime()
                + DEFINITELY_TOO_SLOW.toNanos()
                + DEFINITELY_TOO_SLOW_PER_ORDER.multipliedBy(history.orders()).toNanos();
        for (int number = Math.max(0, history.orders() - IN_EVERY_PARTITION); number < history.orders(); number++) {
            History.Past last = history.order(number);
            while (!isShown(last)) {
                requireHealth();
                if (System.nanoTime() > tooLate) {
                    throw new IllegalStateException("the orders are not shown in time");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private boolean isShown(History.Past order) {
        return asAdmin()
                .get("/api/orders/" + order.order().orderId().value())
                .body()
                .path("status")
                .asText()
                .equals(order.status().name());
    }

    private void write(History history) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG,
                50,
                ProducerConfig.BATCH_SIZE_CONFIG,
                262_144);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            history.products().forEach(product -> send(producer, Topics.PRODUCTS, product.productId(), product));
            for (int number = 0; number < history.orders(); number++) {
                History.Past past = history.order(number);
                past.events()
                        .forEach(event ->
                                send(producer, Topics.ORDER_EVENTS, past.order().orderId(), event));
            }
        }
        requireHealth();
    }

    private <K, V> void send(KafkaProducer<byte[], byte[]> producer, Topic<K, V> topic, K key, V value) {
        var unused = producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        topic.key().serializer().serialize(topic.name(), key),
                        topic.value().serializer().serialize(topic.name(), value)),
                (written, cause) -> failure.compareAndSet(null, cause));
    }

    private void requireHealth() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("the order service or its broker has failed", cause);
        }
    }

    @Override
    public void close() {
        service.close();
        broker.close();
    }

    private Map<String, String> environment() {
        String publicKey = Base64.getEncoder().encodeToString(key.publicKey().getEncoded());
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "KAFKA_PARTITIONS",
                "2",
                "KAFKA_REPLICATION_FACTOR",
                "1",
                "STANDBY_COPIES",
                "0",
                "SERVICE_SECRET",
                UUID.randomUUID().toString(),
                "TOKEN_PUBLIC_KEYS",
                "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n",
                "VIEW_COMMIT_INTERVAL_MS",
                SELDOM_MS,
                "SAGA_RESERVATION_TIMEOUT_MS",
                PATIENCE_MS);
    }

    private static LocalPort freePort(String use) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LocalPort(use, socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
