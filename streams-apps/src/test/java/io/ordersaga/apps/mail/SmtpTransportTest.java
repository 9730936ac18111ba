package io.ordersaga.apps.mail;

import static io.ordersaga.apps.mail.Mails.ADA;
import static io.ordersaga.apps.mail.Mails.FROM;
import static io.ordersaga.apps.mail.Mails.ID;
import static io.ordersaga.apps.mail.Mails.header;
import static io.ordersaga.apps.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ordersaga.apps.settings.SmtpSettings;
import io.ordersaga.apps.worker.NoAnswerException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpTransportTest {
    private static final String HOST = "127.0.0.1";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void shouldHandTheMessageToTheServer() throws Exception {
        GreenMail server = server(0);
        try {
            transport(server.getSmtp().getPort()).send(mail());

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(header(received, "From")).isEqualTo(FROM.value());
            assertThat(header(received, "To")).isEqualTo(ADA.value());
            assertThat(received.getSubject()).isEqualTo("Your order: Tee für zwei");
            assertThat(received.getMessageID()).isEqualTo("<" + ID.value() + "@example.org>");
            assertThat(header(received, "X-Trace-Id")).isEqualTo(Mails.TRACE_ID);
            // GreenMail takes the last line break for its own.
            assertThat(received.getContent().toString())
                    .isEqualToNormalizingNewlines("Hello Ada,\n\nTee für zwei: 14.99 EUR");
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldSucceedLaterWhenTheConnectionIsRefusedAtFirst() throws Exception {
        int port = freePort();
        SmtpTransport transport = transport(port);

        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> transport.send(mail()))
                .withMessage("mail-server-unreachable");

        GreenMail server = server(port);
        try {
            transport.send(mail());

            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldLogIn() throws Exception {
        GreenMail server = server(0);
        try {
            server.setUser("shop@example.org", "shop", "right");
            int port = server.getSmtp().getPort();

            transport(port, Optional.of("right"), false).send(mail());

            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(
                            () -> transport(port, Optional.of("wrong"), false).send(mail()))
                    .withMessage("mail-server-refused-login");
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550 no such mailbox, smtp-550", "MAIL, 553 not from you, smtp-553", "., 554 spam, smtp-554"})
    void shouldBeRefusedForGoodWhenTheServerSaysSo(String command, String answer, String reason) {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of(command, answer))) {
            SmtpTransport transport = transport(server.port());

            assertThatExceptionOfType(MailRefusedException.class)
                    .isThrownBy(() -> transport.send(mail()))
                    .withMessage(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 mailbox busy, smtp-450",
        "MAIL, 451 later, smtp-451",
        "., 452 no space, smtp-452",
        "GREETING, 421 too many connections, mail-server-unreachable"
    })
    void shouldNotBeSentWhenTheServerSaysLater(String command, String answer, String reason) {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of(command, answer))) {
            SmtpTransport transport = transport(server.port());

            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(() -> transport.send(mail()))
                    .withMessage(reason);
        }
    }

    @Test
    void shouldNotWaitForASilentServerForEver() {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of("RCPT", ""))) {
            SmtpTransport transport =
                    new SmtpTransport(settings(server.port(), Optional.empty(), false, Duration.ofSeconds(1)), FROM);

            assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> transport.send(mail()));
        }
    }

    @Test
    void shouldBeSentWhenTheServerIsSilentAfterTakingTheMessage() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of("QUIT", ""))) {
            transport(server.port()).send(mail());
        }
    }

    @Test
    void shouldSendNothingInTheClearWhenEncryptionIsRequired() throws Exception {
        GreenMail server = server(0);
        try {
            SmtpTransport transport = transport(server.getSmtp().getPort(), Optional.empty(), true);

            assertThatExceptionOfType(NoAnswerException.class).isThrownBy(() -> transport.send(mail()));
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldNotShowThePassword() {
        SmtpSettings settings = settings(25, Optional.of("secret-word"), false, LONG);

        assertThat(settings.toString()).contains(HOST).doesNotContain("secret-word");
    }

    private static GreenMail server(int port) {
        ServerSetup setup = new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(LONG.toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        return server;
    }

    private static SmtpTransport transport(int port) {
        return transport(port, Optional.empty(), false);
    }

    private static SmtpTransport transport(int port, Optional<String> password, boolean startTls) {
        return new SmtpTransport(settings(port, password, startTls, LONG), FROM);
    }

    private static SmtpSettings settings(int port, Optional<String> password, boolean startTls, Duration timeout) {
        return new SmtpSettings(HOST, port, password.map(secret -> "shop"), password, startTls, timeout);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
