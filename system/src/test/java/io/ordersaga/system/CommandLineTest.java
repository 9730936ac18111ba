package io.ordersaga.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.log.TopicMismatchException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"-1", "56443", "many"})
    void shouldNameTheOptionAndItsRangeWhenAnOffsetIsWrong(String offset) {
        int exit = run("up", "--port-offset", offset);

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .contains("--port-offset")
                .contains("0 to 56442")
                .contains(offset);
    }

    @Test
    void shouldRefuseACommandItDoesNotKnow() {
        assertThat(run("down")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("down").contains("up");
    }

    @Test
    void shouldAskForACommandWhenThereIsNone() {
        assertThat(run()).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("Usage: ordersaga");
    }

    @Test
    void shouldExplainItself() {
        assertThat(run("up", "--help")).isEqualTo(ExitCode.OK.number());
        assertThat(out.toString()).contains("--fresh").contains("--data").contains("--port-offset");
    }

    @Test
    void shouldLeaveAForeignDirectoryAloneEvenWhenAskedForAFreshStart(@TempDir Path foreign) throws IOException {
        Files.createFile(foreign.resolve("thesis.txt"));

        int exit = run("up", "--fresh", "--data", foreign.toString());

        assertThat(exit).isEqualTo(ExitCode.OCCUPIED.number());
        assertThat(err.toString()).contains(foreign.toString()).contains("not made by Ordersaga");
        assertThat(foreign.resolve("thesis.txt")).exists();
    }

    @Test
    void shouldNameTheFormOfTheAddressWhenTheDatabasesAreGivenWrongly() {
        int exit =
                run("connect", "install", "--user", "postgres", "--databases", "jdbc:postgresql://localhost/orderdb");

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("{database}").contains("jdbc:postgresql://localhost/orderdb");
    }

    @Test
    void shouldSayWhereNoConnectWorkerAnswers() {
        assertThat(run("connect", "status", "--url", "http://127.0.0.1:1")).isEqualTo(ExitCode.NOT_STARTED.number());
        assertThat(err.toString()).contains("no Connect worker answers at http://127.0.0.1:1");
    }

    @Test
    void shouldRefuseToMakeOneJsonDocumentOfManyPages() {
        assertThat(run("query", "store", "orders", "--all", "--format", "json")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("--all").contains("ndjson");
    }

    @Test
    void shouldRefuseARangeOfOneKey() {
        assertThat(run("query", "store", "orders", "ord_1", "--prefix", "ord")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("KEY").contains("--prefix");
    }

    @Test
    void shouldAskWhatIsQueried() {
        assertThat(run("query")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("stores").contains("analytics");
    }

    @ParameterizedTest
    @CsvSource({"--orders, 0", "--orders, 1000000001", "--threads, 257"})
    void shouldNameTheOptionAndItsRangeWhenASimulationIsAskedForWrongly(String option, String value) {
        int exit = run("simulate", option, value);

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(option + " must be 1 to").contains(value);
    }

    @Test
    void shouldSimulateSoManyOrdersAndPrintWhatWasTaken() {
        int exit = run("simulate", "--orders", "250", "--seed", "5");

        assertThat(exit).isEqualTo(ExitCode.OK.number());
        assertThat(out.toString())
                .contains("250 orders in 2 runs, seeds 5 to 6")
                .contains("order-saga: Paying + PaymentProcessed -> Confirmed")
                .contains("No law was broken.");
    }

    @Test
    void shouldNameTheServicesThatThereAreWhenAskedForAnother() {
        assertThat(run("service", "stock-service")).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("no service stock-service").contains("order-service");
    }

    @Test
    void shouldNameEverySettingThatAServiceMisses(@TempDir Path data) {
        int exit = run("service", "order-service", "--data", data.toString());

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .contains("KAFKA_BOOTSTRAP_SERVERS must be set", "SERVICE_SECRET must be set")
                .contains("KAFKA_PARTITIONS=0 must be 1..1000")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"0", "100", "first"})
    void shouldNameTheRangeOfInstances(String instance, @TempDir Path data) {
        int exit = run("service", "order-service", "--instance", instance, "--data", data.toString());

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("--instance must be 1..99 or auto but is " + instance);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void shouldNameTheRangeOfPartitions(int partitions, @TempDir Path data) {
        int exit = run("up", "--partitions", Integer.toString(partitions), "--data", data.toString());

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("--partitions must be 1..100 but is " + partitions);
    }

    @Test
    void shouldAskForTheSecretOfAConfigServer(@TempDir Path data) {
        int exit = run("service", "config-server", "--data", data.toString());

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains("CONFIG_SERVER_SECRET must be set");
    }

    @Test
    void shouldNameEverySettingThatTopicsMissAndAConnectWorkerToo(@TempDir Path data) {
        assertThat(run("topics", "install")).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("connect", "worker", "--data", data.toString())).isEqualTo(ExitCode.USAGE.number());

        assertThat(err.toString().split("KAFKA_BOOTSTRAP_SERVERS must be set", -1))
                .hasSize(3);
        assertThat(err.toString()).contains("KAFKA_PARTITIONS=0 must be 1..1000");
    }

    @Test
    void shouldSayWhichDatabasesCannotBeMade() {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/{database}";

        assertThat(run("tables", "install", "--user", "postgres", "--databases", nowhere))
                .isEqualTo(ExitCode.NOT_STARTED.number());
        assertThat(err.toString()).contains("cannot create the databases [userdb");
    }

    @ParameterizedTest
    @CsvSource({"--instances, 0", "--instances, 10", "--brokers, 6", "--partitions, 101"})
    void shouldNameTheOptionAndItsRangeWhenAClusterIsAskedForWrongly(String option, String value) {
        assertThat(run("cluster", "up", option, value)).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(option + " must be 1..").contains("but is " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "order-service=10, --scale order-service must be 1..9 but is 10",
        "stock-service=2, --scale: there is no service stock-service",
        "gateway=2, --scale gateway is not possible"
    })
    void shouldRefuseToScaleWhatCannotBeScaled(String scale, String reason) {
        assertThat(run("cluster", "up", "--scale", scale)).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString()).contains(reason);
    }

    @Test
    void shouldSayWhyThereIsNothingToAudit(@TempDir Path data) {
        assertThat(run("audit", "--data", data.toString())).isNotEqualTo(ExitCode.OK.number());
        assertThat(err.toString()).contains("Cannot go on: ");
    }

    @ParameterizedTest
    @CsvSource({"up, --partitions N", "service, KAFKA_PARTITIONS"})
    void shouldNameTheSettingWhenTopicsHaveOtherPartitions(String name, String setting) throws Exception {
        CommandLine command =
                Objects.requireNonNull(commandLine().getSubcommands().get(name));
        Exception mismatch = new TopicMismatchException(List.of("order-events: partitions must be 1 but is 2"));

        int exit = command.getExecutionExceptionHandler()
                .handleExecutionException(mismatch, command, command.getParseResult());

        assertThat(exit).isEqualTo(ExitCode.USAGE.number());
        assertThat(err.toString())
                .contains("order-events: partitions must be 1 but is 2")
                .contains(setting + " stays what it was")
                .doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private CommandLine commandLine() {
        return Ordersaga.commandLine(
                        ground -> List.of(),
                        data -> {
                            throw new IllegalStateException("nobody administers " + data);
                        },
                        Map.of("KAFKA_PARTITIONS", "0"))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }
}
