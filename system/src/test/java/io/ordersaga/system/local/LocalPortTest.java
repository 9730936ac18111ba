package io.ordersaga.system.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPortTest {
    @Test
    void shouldNameUseAndNumberWhenThePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalPort port = new LocalPort("gateway", other.getLocalPort());

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("gateway");
        }
    }

    @Test
    void shouldBeFreeWhenNobodyListens() {
        LocalPort port = FreePorts.one("gateway");

        assertThatCode(port::requireFree).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void shouldRefuseANumberThatIsNoPort(int number) {
        assertThatThrownBy(() -> new LocalPort("gateway", number)).hasMessageContaining("1..65535");
    }
}
