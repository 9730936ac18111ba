package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES =
            TrustedProxies.of(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 203.0.113.9, 203.0.113.9",
        "10.1.2.3, '198.51.100.1, 203.0.113.9', 203.0.113.9",
        "10.1.2.3, '203.0.113.9, 192.0.2.7, 10.9.9.9', 203.0.113.9",
        "10.1.2.3, '203.0.113.9 ,\t10.9.9.9', 203.0.113.9",
        "2001:db8:1::5, 2001:db8:ffff::1, 2001:db8:ffff::1",
        "::ffff:10.1.2.3, 203.0.113.9, 203.0.113.9",
        "10.1.2.3, 10.4.4.4, 10.4.4.4",
    })
    void shouldTakeTheRightmostAddressThatNoTrustedProxyHas(String peer, String forwarded, String client) {
        assertThat(PROXIES.client(peer, List.of(forwarded))).isEqualTo(client);
    }

    @Test
    void shouldReadSeveralHeadersAsOneList() {
        assertThat(PROXIES.client("10.1.2.3", List.of("198.51.100.1", "203.0.113.9, 10.2.2.2")))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.4.4.4", "unknown"})
    void shouldNotBelieveAPeerThatIsNoTrustedProxy(String forwarded) {
        assertThat(PROXIES.client("198.51.100.77", List.of(forwarded))).isEqualTo("198.51.100.77");
        assertThat(TrustedProxies.NONE.client("10.1.2.3", List.of(forwarded))).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "203.0.113.9:4711",
                "203.0.113.256",
                "0x7f.1",
                "203.0.113.0/24",
                "*",
                "fe80::1%1",
                "[2001:db8::1]",
                "shop.example",
            })
    void shouldStopAtWhatIsNoAddress(String forwarded) {
        assertThat(PROXIES.client("10.1.2.3", List.of("203.0.113.9", forwarded)))
                .isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9",
        "2001:db8:5:6:7:8:9:a, 2001:db8:5:6::/64",
        "2001:db8:5:6::1, 2001:db8:5:6::/64",
    })
    void shouldCountAnIpv6NetworkAsOneClient(String client, String counted) {
        assertThat(TrustedProxies.counted(client)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "proxy.example", "*", "", "10.0.0"})
    void shouldRefuseWhatIsNoRangeNamingIt(String range) {
        assertThatThrownBy(() -> TrustedProxies.of(List.of(range)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(range);
    }
}
