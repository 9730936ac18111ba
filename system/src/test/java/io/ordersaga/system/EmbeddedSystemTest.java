package io.ordersaga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.local.FreePorts;
import io.ordersaga.system.part.Part;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSystemTest {
    private final Ports ports = FreePorts.system();
    private final List<Integer> changedRows = new ArrayList<>();
    private final DataDirectory data;

    EmbeddedSystemTest(@TempDir Path directory) {
        data = DataDirectory.claim(directory);
    }

    @AfterEach
    void release() {
        data.close();
    }

    @Test
    void shouldHaveTopicsAndTablesForTheServicesAndKeepThemUntilAFreshStart() throws Exception {
        start(false, "insert into users values ('usr_1', 'ada@example.org', 'Ada', 'Byron', 'ADMIN', 1, now(), now())")
                .close();
        start(false, "update users set version = 2").close();
        start(true, "delete from users").close();

        assertThat(changedRows).containsExactly(1, 1, 0);
    }

    @Test
    void shouldCloseBrokerAndPostgresWhenAServiceDoesNotStart() {
        assertThatThrownBy(() -> start(false, "insert into users values (null)"))
                .hasRootCauseInstanceOf(SQLException.class);

        assertThatNothingListens();
    }

    @Test
    void shouldCloseBrokerAndPostgresWhenAServiceDiesOfAnError() {
        assertThatThrownBy(() -> start(false, ground -> List.of(new DyingService())))
                .isInstanceOf(NoClassDefFoundError.class);

        assertThatNothingListens();
    }

    private void assertThatNothingListens() {
        assertThatCode(ports.broker()::requireFree).doesNotThrowAnyException();
        assertThatCode(ports.postgres()::requireFree).doesNotThrowAnyException();
    }

    private EmbeddedSystem start(boolean fresh, String command) throws InterruptedException {
        return start(fresh, ground -> List.of(new CheckingService(ground, command, changedRows)));
    }

    private EmbeddedSystem start(boolean fresh, Services services) throws InterruptedException {
        return EmbeddedSystem.start(new SystemOptions(data, fresh, ports, 1), services, (part, cause) -> {
            throw new AssertionError(part, cause);
        });
    }

    /** A service that needs all that a service may need, at once. */
    private record CheckingService(Ground ground, String command, List<Integer> changedRows) implements Part {
        @Override
        public String name() {
            return "checking service";
        }

        @Override
        public void start() throws InterruptedException {
            assertThat(topics())
                    .containsAll(Topics.ALL.stream().<String>map(Topic::name).toList());
            try (Connection connection = ground.database(ServiceDatabase.USERS).getConnection();
                    Statement statement = connection.createStatement()) {
                changedRows.add(statement.executeUpdate(command));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {}

        private Set<String> topics() {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", ground.bootstrapServers()))) {
                return admin.listTopics()
                        .names()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }
        }
    }

    /** A service that a class is missing for. */
    private static final class DyingService implements Part {
        @Override
        public String name() {
            return "dying service";
        }

        @Override
        public void start() {
            throw new NoClassDefFoundError("io/ordersaga/Missing");
        }

        @Override
        public void close() {}
    }
}
