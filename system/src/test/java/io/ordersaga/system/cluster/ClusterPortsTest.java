package io.ordersaga.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.Ports;
import io.ordersaga.system.local.LocalPort;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClusterPortsTest {
    private final ClusterPorts ports = new ClusterPorts(new Ports(100), 3);

    @Test
    void shouldBeThoseOfOneSystemForTheFirstBrokerAndTenMoreForEachThatFollows() {
        assertThat(ports.bootstrapServers()).isEqualTo("127.0.0.1:9192,127.0.0.1:9202,127.0.0.1:9212");
        assertThat(ports.controllers()).extracting(LocalPort::number).containsExactly(9193, 9203, 9213);
    }

    @Test
    void shouldLetNoTwoProcessesOfTheLargestClusterMeet() {
        Set<Integer> taken = new TreeSet<>();
        ClusterPorts largest = new ClusterPorts(new Ports(0), 5);
        for (int node = 1; node <= 5; node++) {
            assertThat(taken.add(largest.clients(node).number())).isTrue();
        }
        largest.controllers()
                .forEach(port -> assertThat(taken.add(port.number())).isTrue());
        for (ServiceName service : ServiceName.values()) {
            for (int instance = 1; instance <= 9; instance++) {
                assertThat(taken.add(ServiceCommand.port(service, instance))).isTrue();
            }
        }
        assertThat(taken)
                .doesNotContain(
                        new Ports(0).postgres().number(), new Ports(0).connect().number());
    }
}
