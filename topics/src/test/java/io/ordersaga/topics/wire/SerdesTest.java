package io.ordersaga.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.log.Topics;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class SerdesTest {
    private sealed interface Answer {
        record Yes() implements Answer {}

        record No(String why) implements Answer {}
    }

    private static final WireTypes<Answer> ANSWERS = WireTypes.of(Answer.class)
            .with("yes", Answer.Yes.class)
            .with("no", Answer.No.class)
            .build();
    private static final Serde<Answer> TAGGED = Serdes.tagged(ANSWERS);
    private static final Serde<OrderId> KEY = Serdes.key(OrderId::value, OrderId::new);

    @Test
    void shouldWriteATaggedValueWithItsNameFirst() {
        byte[] no = TAGGED.serializer().serialize("any", new Answer.No("sold out"));
        byte[] yes = TAGGED.serializer().serialize("any", new Answer.Yes());

        assertThat(new String(no, UTF_8)).isEqualTo("{\"eventType\":\"no\",\"why\":\"sold out\"}");
        assertThat(new String(yes, UTF_8)).isEqualTo("{\"eventType\":\"yes\"}");
        assertThat(TAGGED.deserializer().deserialize("any", no)).isEqualTo(new Answer.No("sold out"));
        assertThat(TAGGED.deserializer().deserialize("any", yes)).isEqualTo(new Answer.Yes());
    }

    @Test
    void shouldRefuseATaggedValueOfAnotherFamily() {
        byte[] bytes = "{\"eventType\":\"perhaps\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> TAGGED.deserializer().deserialize("any", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage("unknown type of Answer");
    }

    @Test
    void shouldWriteAKeyAsItsText() {
        OrderId id = OrderId.of(new UUID(0, 1));

        byte[] written = KEY.serializer().serialize("any", id);

        assertThat(new String(written, UTF_8)).isEqualTo(id.value());
        assertThat(KEY.deserializer().deserialize("any", written)).isEqualTo(id);
    }

    @Test
    void shouldRefuseAKeyOfAnotherKind() {
        byte[] bytes = "prd_00000000-0000-0000-0000-000000000001".getBytes(UTF_8);

        assertThatThrownBy(() -> KEY.deserializer().deserialize("any", bytes))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldPassTombstonesThrough() {
        assertThat(Topics.ALL).allSatisfy(topic -> {
            assertThat(topic.value().serializer().serialize("any", null)).isNull();
            assertThat((Object) topic.value().deserializer().deserialize("any", null))
                    .isNull();
        });
    }

    @Test
    void shouldNotTellTheRecordsContentWhenItRefusesIt() {
        byte[] broken = "{\"email\":\"ada@example.org\",\"passwordHash\":\"secret\"".getBytes(UTF_8);

        assertThatThrownBy(() -> Topics.CREDENTIALS.value().deserializer().deserialize("any", broken))
                .isInstanceOf(SerializationException.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("ada@example.org");
    }
}
