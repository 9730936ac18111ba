package io.ordersaga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.system.local.LocalPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void shouldMoveEveryPortByTheOffset() {
        Ports ports = new Ports(1000);

        assertThat(ports.http())
                .extracting(LocalPort::number)
                .containsExactly(4000, 4001, 4002, 4003, 4004, 4005, 4006, 9888);
        assertThat(ports.postgres().number()).isEqualTo(6433);
        assertThat(ports.auditor().number()).isEqualTo(4007);
        assertThat(ports.connect().number()).isEqualTo(9083);
        assertThat(ports.broker().address()).isEqualTo("127.0.0.1:10092");
        assertThat(ports.controller().number()).isEqualTo(10093);
    }

    @Test
    void shouldReachTheLastPortWithTheLargestOffset() {
        assertThat(new Ports(Ports.MAX_OFFSET).controller().number()).isEqualTo(LocalPort.MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Ports.MAX_OFFSET + 1})
    void shouldRefuseAnOffsetOutOfRange(int offset) {
        assertThatThrownBy(() -> new Ports(offset)).hasMessageContaining("0.." + Ports.MAX_OFFSET);
    }
}
