package io.ordersaga.topics.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.wire.WireNames;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldListEveryTopicThatIsDeclared() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Field field : Topics.class.getFields()) {
            if (field.getType() == Topic.class) {
                declared.add(field.get(null));
            }
        }

        assertThat(declared).isNotEmpty().containsExactlyInAnyOrderElementsOf(Topics.ALL);
    }

    @Test
    void shouldNameEveryTopicOnceInLowerCaseWithHyphens() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void shouldCarryEveryFamilyOfMessagesOnOneTopic() {
        long families = WireNames.class.getFields().length;
        long tables = Topics.ALL.stream()
                .filter(topic -> topic.cleanup() != Topic.Cleanup.DELETE)
                .count();

        assertThat(Topics.ALL).hasSize(Math.toIntExact(families + tables) + 1);
    }

    @Test
    void shouldKeepEventsAndTablesForEverAndCommandsForAWeek() {
        assertThat(Topics.ORDER_EVENTS.retentionMillis()).isEqualTo(-1);
        assertThat(Topics.ORDERS.retentionMillis()).isEqualTo(-1);
        assertThat(Topics.ORDER_COMMANDS.retentionMillis()).isEqualTo(604_800_000L);
        assertThat(Topics.ALL)
                .filteredOn(topic -> topic.name().endsWith("-events") || topic.cleanup() == Topic.Cleanup.COMPACT)
                .allSatisfy(topic -> assertThat(topic.retention()).isEmpty());
    }

    @Test
    void shouldKeepRevocationsForAnHour() {
        assertThat(Topics.TOKEN_REVOCATIONS.retentionMillis()).isEqualTo(3_600_000L);
        assertThat(Topics.TOKEN_REVOCATIONS.cleanup()).isEqualTo(Topic.Cleanup.COMPACT_AND_DELETE);
    }

    @Test
    void shouldNameTheBrokersCleanupPolicies() {
        assertThat(Topic.Cleanup.DELETE.policy()).isEqualTo("delete");
        assertThat(Topic.Cleanup.COMPACT.policy()).isEqualTo("compact");
        assertThat(Topic.Cleanup.COMPACT_AND_DELETE.policy()).isEqualTo("compact,delete");
    }
}
