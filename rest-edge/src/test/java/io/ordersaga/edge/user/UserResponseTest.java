package io.ordersaga.edge.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topics.wire.JsonFormat;
import io.ordersaga.topology.view.Outcomes;
import io.ordersaga.topology.view.user.Person;
import io.ordersaga.topology.view.user.UserView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserResponseTest {
    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.000Z");
    private static final Person ADA = new Person(new Email("ada@example.org"), "Ada", "Lovelace");

    @Test
    void shouldHaveTheShapeOfTheContract() throws JsonProcessingException {
        UserResponse response = UserResponse.of(view(Optional.of(ADA))).orElseThrow();

        String json = JSON.writeValueAsString(response);

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree("""
                                {"id": "usr_00000000-0000-0000-0000-000000000006", "email": "ada@example.org",
                                 "firstName": "Ada", "lastName": "Lovelace", "role": "ANALYST"}
                                """));
    }

    @Test
    void shouldShowTheTimeOfCreationOnlyWhereItIsAskedFor() {
        UserResponse response = UserResponse.of(view(Optional.of(ADA))).orElseThrow();

        var json = JSON.valueToTree(response.withCreatedAt(CREATED));

        assertThat(json.path("createdAt").asText()).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(json.path("email").asText()).isEqualTo("ada@example.org");
    }

    @Test
    void shouldShowTheTimeOfTheChangeOnlyWhereItIsAskedFor() {
        UserResponse response = UserResponse.of(view(Optional.of(ADA))).orElseThrow();

        var json = JSON.valueToTree(response.withUpdatedAt(CREATED));

        assertThat(json.path("updatedAt").asText()).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(json.has("createdAt")).isFalse();
    }

    @Test
    void shouldShowNothingOfADeletedAccount() {
        assertThat(UserResponse.of(view(Optional.empty()))).isEmpty();
    }

    private static UserView view(Optional<Person> person) {
        return new UserView(
                UserId.of(new UUID(0, 6)),
                person,
                Role.ANALYST,
                3,
                CREATED,
                CREATED.plusSeconds(1),
                Optional.empty(),
                Outcomes.NONE);
    }
}
