package io.ordersaga.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.user.PasswordHash;
import io.ordersaga.topics.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    private record Everything(
            Optional<EventId> event,
            Optional<Email> email,
            Optional<PasswordHash> hash,
            Optional<Instant> at,
            Optional<RefusalCode> code,
            Optional<FailureReason> reason,
            Optional<Role> role,
            Optional<Money> money,
            Optional<Quantity> quantity,
            Optional<StockLevel> level,
            Optional<List<OrderLine>> lines,
            Optional<Map<UserId, Long>> map) {}

    private static final Everything NOTHING = new Everything(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final Serde<Everything> SERDE = Serdes.row(Everything.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'evt_1'}",
                "{'event':'ord_00000000-0000-0000-0000-000000000001'}",
                "{'event':''}",
                "{'email':'nobody'}",
                "{'email':'Ada@Example.org'}",
                "{'hash':'secret'}",
                "{'at':'yesterday'}",
                "{'at':''}",
                "{'at':'2026-01-01'}",
                "{'at':1767225600}",
                "{'code':'no-such-code'}",
                "{'code':'NOT_FOUND'}",
                "{'code':0}",
                "{'reason':'no-such-reason'}",
                "{'reason':0}",
                "{'role':'user'}",
                "{'role':'OWNER'}",
                "{'role':''}",
                "{'role':0}",
                "{'role':'0'}",
                "{'money':-1}",
                "{'money':9007199254740992}",
                "{'quantity':0}",
                "{'quantity':100001}",
                "{'quantity':4294967297}",
                "{'level':{'onHand':1,'held':2,'sold':0}}",
                "{'lines':[null]}",
                "{'lines':[{'productId':'prd_1'}]}",
                "{'map':{'usr_1':1}}",
                "{'map':{'usr_00000000-0000-0000-0000-000000000001':9223372036854775808}}"
            })
    void shouldRefuseAValueThatItsTypeRefuses(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);

        assertThatThrownBy(() -> SERDE.deserializer().deserialize("any", bytes))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldReadEveryOptionalFieldAsEmptyWhenItIsMissingOrNull() {
        for (String json : List.of("{}", "{'event':null,'money':null,'level':null,'lines':null,'map':null}")) {
            Everything read = SERDE.deserializer()
                    .deserialize("any", json.replace('\'', '"').getBytes(UTF_8));

            assertThat(read).isEqualTo(NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void shouldWriteARefusalByItsCode(RefusalCode code) {
        Serde<Coded> serde = Serdes.row(Coded.class);

        byte[] written = serde.serializer().serialize("any", new Coded(code, FailureReason.OUT_OF_STOCK));

        assertThat(new String(written, UTF_8)).contains("\"" + code.code() + "\"");
        assertThat(serde.deserializer().deserialize("any", written).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(FailureReason.class)
    void shouldWriteAFailureByItsCode(FailureReason reason) {
        Serde<Coded> serde = Serdes.row(Coded.class);

        byte[] written = serde.serializer().serialize("any", new Coded(RefusalCode.NOT_FOUND, reason));

        assertThat(new String(written, UTF_8)).contains("\"" + reason.code() + "\"");
        assertThat(serde.deserializer().deserialize("any", written).reason()).isEqualTo(reason);
    }

    @Test
    void shouldWriteIdsAsKeysOfAMap() {
        Serde<Counted> serde = Serdes.row(Counted.class);
        Counted counted = new Counted(Map.of(OrderId.of(new UUID(0, 1)), 2L));

        byte[] written = serde.serializer().serialize("any", counted);

        assertThat(new String(written, UTF_8))
                .isEqualTo("{\"counts\":{\"ord_00000000-0000-0000-0000-000000000001\":2}}");
        assertThat(serde.deserializer().deserialize("any", written)).isEqualTo(counted);
    }

    private record Coded(RefusalCode code, FailureReason reason) {}

    private record Counted(Map<OrderId, Long> counts) {}
}
