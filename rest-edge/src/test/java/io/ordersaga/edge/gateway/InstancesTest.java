package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstancesTest {
    private static final Map<String, List<String>> MACHINES = Map.of(
            "orders", List.of("10.0.0.7", "10.0.0.8", "10.0.0.9"),
            "products", List.of("10.0.0.4"),
            "both", List.of("10.0.0.5", "fd00::5"),
            "six", List.of("fd00::7", "fd00::8"));

    private final Instances instances = new Instances(InstancesTest::lookUp);

    @Test
    void shouldTakeANameOfSeveralMachinesForAnInstanceOnEach() {
        assertThat(of(0, "http://orders:3003"))
                .containsExactly("http://10.0.0.7:3003", "http://10.0.0.8:3003", "http://10.0.0.9:3003");
        assertThat(of(0, "http://six:3003"))
                .containsExactly("http://[fd00:0:0:0:0:0:0:7]:3003", "http://[fd00:0:0:0:0:0:0:8]:3003");
    }

    @Test
    void shouldBeginWithAnotherInstanceEachTurn() {
        List<String> first = new ArrayList<>();
        for (int turn = -2; turn < 2; turn++) {
            first.add(of(turn, "http://orders:3003", "http://products:3002").getFirst());
        }

        assertThat(first)
                .containsExactly(
                        "http://10.0.0.9:3003", "http://products:3002", "http://10.0.0.7:3003", "http://10.0.0.8:3003");
    }

    @Test
    void shouldLeaveTheNameOfOneMachineAsItIs() {
        assertThat(of(0, "http://products:3002")).containsExactly("http://products:3002");
        assertThat(of(0, "http://both:3002")).containsExactly("http://both:3002");
        assertThat(of(0, "http://both")).containsExactly("http://both");
    }

    @Test
    void shouldLeaveANameThatNobodyKnowsToWhoeverConnectsToIt() {
        assertThat(of(0, "http://gone:1")).containsExactly("http://gone:1");
    }

    private List<String> of(int turn, String... addresses) {
        Upstream service =
                new Upstream(List.of(addresses).stream().map(URI::create).toList());
        return instances.of(service, turn).stream().map(URI::toString).toList();
    }

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        List<InetAddress> found = new ArrayList<>();
        for (String literal : MACHINES.getOrDefault(host, List.of())) {
            found.add(InetAddress.getByName(literal));
        }
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return found.toArray(InetAddress[]::new);
    }
}
