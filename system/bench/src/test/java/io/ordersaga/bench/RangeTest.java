package io.ordersaga.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class RangeTest {
    /** @param others options that the command demands */
    record Mistake(Object command, String option, String value, String range, List<String> others) {
        Mistake(Object command, String option, String value, String range) {
            this(command, option, value, range, List.of());
        }

        @Override
        public String toString() {
            return command.getClass().getSimpleName() + " " + option + " " + value;
        }
    }

    private static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(new Bench(), "--port", "65536", "1..65535"),
                new Mistake(new Bench(), "--rate", "0", "1..10000"),
                new Mistake(new Bench(), "--orders", "-1", "1..1000000"),
                new Mistake(new Bench(), "--warm-up", "100001", "1..100000"),
                new Mistake(new Answers(), "--place", "-1", "0..1000000", List.of("--out=answers")),
                new Mistake(new Answers(), "--customers", "0", "1..1000", List.of("--out=answers")),
                new Mistake(new Failover(), "--kills", "0", "1..100"),
                new Mistake(new Failover(), "--clients", "201", "1..200"),
                new Mistake(new Failover(), "--pause-ms", "0", "1..60000"),
                new Mistake(new Storm(), "--clients", "0", "1..200"),
                new Mistake(new Storm(), "--rounds", "101", "1..100"),
                new Mistake(new Paging(), "--orders", "99", "100..10000000"),
                new Mistake(new Paging(), "--rate", "101", "1..100"),
                new Mistake(new Scale(), "--few", "999", "1000..1000000"),
                new Mistake(new Scale(), "--many", "10000001", "1000..10000000"),
                new Mistake(new Scale(), "--rounds", "9", "10..1000000"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldRefuseWhatIsOutOfRange(Mistake mistake) {
        StringWriter errors = new StringWriter();
        CommandLine command = new CommandLine(mistake.command()).setErr(new PrintWriter(errors));
        List<String> arguments = new ArrayList<>(mistake.others());
        arguments.addAll(List.of(mistake.option(), mistake.value()));

        int exit = command.execute(arguments.toArray(String[]::new));

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString())
                .contains(mistake.option() + " must be " + mistake.range() + " but is " + mistake.value());
        assertThat(command.getUsageMessage()).contains(mistake.range());
    }
}
