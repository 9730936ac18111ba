package io.ordersaga.system.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsTest {
    @TempDir
    private Path directory;

    @Test
    void shouldGiveEachAccountAPasswordOfItsOwn() {
        DemoAccounts here = DemoAccounts.in(directory.resolve("here"));
        DemoAccounts there = DemoAccounts.in(directory.resolve("there"));

        assertThat(new String[] {
                    here.admin().password(),
                    here.customer().password(),
                    there.admin().password(),
                    there.customer().password()
                })
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSize(16));
        assertThat(here.admin().email()).isNotEqualTo(here.customer().email());
    }

    @Test
    void shouldShowThePasswordsAtTheFirstStartOnly() {
        DemoAccounts first = DemoAccounts.in(directory);
        DemoAccounts next = DemoAccounts.in(directory);

        assertThat(next.admin()).isEqualTo(first.admin());
        assertThat(next.customer()).isEqualTo(first.customer());
        assertThat(introduction(first))
                .contains(first.admin().email().value(), first.admin().password())
                .contains(first.customer().email().value(), first.customer().password());
        assertThat(introduction(next))
                .contains(next.file().toString())
                .doesNotContain(first.admin().password())
                .doesNotContain(first.customer().password());
    }

    @Test
    void shouldKeepThePasswordsWhereOnlyTheUserCanRead() throws IOException {
        Path file = DemoAccounts.in(directory).file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseAFileThatLacksAPassword() throws IOException {
        Path file = DemoAccounts.in(directory).file();
        Files.writeString(file, "customer@shop.example=0123456789abcdef\n");

        assertThatThrownBy(() -> DemoAccounts.in(directory)).hasMessage(file + " does not hold admin@shop.example");
    }

    @Test
    void shouldNotShowAPasswordInItsText() {
        DemoAccounts accounts = DemoAccounts.in(directory);

        assertThat(accounts.toString())
                .doesNotContain(accounts.admin().password())
                .doesNotContain(accounts.customer().password());
    }

    private static String introduction(DemoAccounts accounts) {
        StringWriter text = new StringWriter();
        accounts.introduce(new PrintWriter(text, true));
        return text.toString();
    }
}
