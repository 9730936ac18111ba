package io.ordersaga.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.peer.PeerServer;
import io.ordersaga.edge.store.Partitions.Wanted;
import io.ordersaga.topology.stream.KeyedStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One instance of a service that asks another, over loopback. */
@Timeout(60)
class PeersTest {
    private static final KeyedStore<String, String> ROWS = new KeyedStore<>("rows", Serdes.String(), Serdes.String());
    private static final KeyedStore<String, String> INDEX =
            new KeyedStore<>("rows-by-time", Serdes.String(), Serdes.String());
    private static final KeyedStore<String, String> SECRETS =
            new KeyedStore<>("secrets", Serdes.String(), Serdes.String());
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofSeconds(30);
    private static final String TOKEN = "a token that the instances of a service share";

    private final FakePartitions kept = new FakePartitions();
    private final Peers peers = Peers.waitingFor(DEFINITELY_TOO_SLOW, TOKEN);
    private PeerServer server;
    private Partitions remote;

    @BeforeEach
    void open() {
        PeerReads reads = new PeerReads(kept, List.of(ROWS, INDEX));
        server = new PeerServer(reads, TOKEN, new SplittableRandom(1)).start("127.0.0.1", 0);
        remote = peers.at(new HostInfo("127.0.0.1", server.port()));
    }

    @AfterEach
    void close() {
        peers.close();
        server.close();
    }

    @Test
    void shouldTellWhatEachPartitionHoldsOfARange() {
        kept.listing("a", "1").listing("b", "2").listing("ç", "3").behind(7);

        Read<List<Slice<String>>> read = remote.slices(INDEX, Set.of(0, 3), KeyRange.between("a", "c", 2));

        List<Listed<String>> rows = List.of(new Listed<>("a", "1"), new Listed<>("b", "2"));
        assertThat(read.value()).containsExactlyInAnyOrder(new Slice<>(0, rows, true), new Slice<>(3, rows, true));
        assertThat(read.lag()).contains(7L);
    }

    @Test
    void shouldTellWhetherALimitLeftRowsOut() {
        kept.listing("a", "1").listing("b", "2").listing("c", "3");

        assertThat(remote.slices(INDEX, Set.of(1), KeyRange.between("a", "z", 2))
                        .value())
                .containsExactly(new Slice<>(1, List.of(new Listed<>("a", "1"), new Listed<>("b", "2")), false));
        assertThat(remote.slices(INDEX, Set.of(1), KeyRange.between("a", "z", 3))
                        .value())
                .allMatch(Slice::complete);
    }

    @Test
    void shouldTellWhatBeginsWithAText() {
        kept.listing("a", "1").listing("b1", "2").listing("b2", "3").listing("c", "4");

        KeyRange range = new KeyRange(Optional.empty(), "b", Optional.empty(), 9);

        assertThat(remote.slices(INDEX, Set.of(1), range).value())
                .containsExactly(new Slice<>(1, List.of(new Listed<>("b1", "2"), new Listed<>("b2", "3")), true));
    }

    @Test
    void shouldTellHowMuchThereIsOfEachPartition() {
        kept.listing("a", "1").listing("b", "2").behind(7);

        assertThat(remote.sizes(INDEX, Set.of(0, 3)))
                .containsExactlyInAnyOrder(
                        new PartitionSize(0, 2, Optional.of(7L)), new PartitionSize(3, 2, Optional.of(7L)));
    }

    @Test
    void shouldListDownToAPlace() {
        kept.listing("g1", "1").listing("g2", "2").listing("g3", "3").listing("g4", "4");
        Listing.Bounds bounds = new Listing.Bounds(Optional.of("3"), Optional.of("2"));

        Read<List<Listed<String>>> page = remote.list(ROWS, INDEX, Set.of(0), bounds.within("g", Optional.empty(), 9));

        assertThat(page.value()).containsExactly(new Listed<>("g3", "3"), new Listed<>("g2", "2"));
    }

    @Test
    void shouldTellARowAndItsAbsence() {
        kept.with("ä|1", "the row");

        assertThat(remote.row(ROWS, Set.of(1, 4), "ä|1")).isEqualTo(Read.current(Optional.of("the row")));
        assertThat(remote.row(ROWS, Set.of(2), "b")).isEqualTo(Read.current(Optional.empty()));
        assertThat(kept.asked()).containsExactly(Set.of(1, 4), Set.of(2));
    }

    @Test
    void shouldTellHowFarACopyIsBehind() {
        kept.with("a", "old").behind(7);

        assertThat(remote.row(ROWS, Set.of(1), "a")).isEqualTo(new Read<>(Optional.of("old"), Optional.of(7L)));
    }

    @Test
    void shouldListNewestFirstAfterAPlace() {
        kept.listing("1", "first").listing("3", "third").listing("2", "second").listing("4", "fourth");

        Read<List<Listed<String>>> page = remote.list(ROWS, INDEX, Set.of(0), Listing.all(Optional.of("4"), 2));

        assertThat(page.value()).containsExactly(new Listed<>("3", "third"), new Listed<>("2", "second"));
    }

    @Test
    void shouldAnswerWhoWaitsWhenTheRowIsAnotherThanTheOneSeen() throws Exception {
        kept.with("a", "new");

        Read<Optional<String>> row = remote.await(
                ROWS, 1, "a", new Wanted<>(Optional::isPresent, Optional.of("old"), Duration.ofSeconds(5)));

        assertThat(row.value()).contains("new");
    }

    @Test
    void shouldBeUnavailableWhereThePeerCannotAnswerOrIsGone() {
        kept.gone();
        assertThatThrownBy(() -> remote.row(ROWS, Set.of(1), "a")).isInstanceOf(StoreUnavailableException.class);

        server.close();
        assertThatThrownBy(() -> remote.row(ROWS, Set.of(1), "a")).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void shouldNotAnswerWhoDoesNotHaveTheToken() throws Exception {
        kept.with("a", "the row");
        try (Peers strangers = Peers.waitingFor(DEFINITELY_TOO_SLOW, "another token")) {
            Partitions asStranger = strangers.at(new HostInfo("127.0.0.1", server.port()));

            assertThatThrownBy(() -> asStranger.row(ROWS, Set.of(1), "a"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("secret");
        }
        assertThat(post("", "{}").statusCode()).isEqualTo(401);
        assertThat(kept.asked()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoQuestionAboutAnOpenStore() throws Exception {
        assertThat(post(TOKEN, "no json").statusCode()).isEqualTo(400);
        assertThat(post(TOKEN, "{\"eventType\":\"drop\"}").statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> remote.row(SECRETS, Set.of(1), "a")).isInstanceOf(StoreUnavailableException.class);
        assertThat(kept.asked()).isEmpty();
    }

    private HttpResponse<String> post(String token, String body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + PeerReads.PATH);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
