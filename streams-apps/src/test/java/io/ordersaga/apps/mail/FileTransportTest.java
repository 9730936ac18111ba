package io.ordersaga.apps.mail;

import static io.ordersaga.apps.mail.Mails.ADA;
import static io.ordersaga.apps.mail.Mails.FROM;
import static io.ordersaga.apps.mail.Mails.ID;
import static io.ordersaga.apps.mail.Mails.header;
import static io.ordersaga.apps.mail.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.Email;
import io.ordersaga.topics.notification.Subject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T09:05:06.789Z");

    private final Path directory;
    private final FileTransport transport;

    FileTransportTest(@TempDir Path directory) {
        this.directory = directory;
        this.transport = new FileTransport(directory, FROM, InstantSource.fixed(NOW));
    }

    @Test
    void shouldLayAMessageDownAsMailProgramsReadIt() throws Exception {
        transport.send(mail());

        MimeMessage message = read();
        assertThat(header(message, "From")).isEqualTo(FROM.value());
        assertThat(header(message, "To")).isEqualTo(ADA.value());
        assertThat(header(message, "Date")).isEqualTo("Thu, 1 Jan 2026 09:05:06 +0000");
        assertThat(message.getSubject()).isEqualTo("Your order: Tee für zwei");
        assertThat(message.getMessageID()).isEqualTo("<" + ID.value() + "@example.org>");
        assertThat(header(message, "X-Trace-Id")).isEqualTo(Mails.TRACE_ID);
        assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getContent().toString())
                .isEqualToNormalizingNewlines("Hello Ada,\n\nTee für zwei: 14.99 EUR\n");
    }

    @Test
    void shouldReplaceAMessageThatComesAgain() throws Exception {
        transport.send(Mails.saying("first\n"));
        transport.send(Mails.saying("again\n"));

        assertThat(files()).containsExactly(ID.value() + ".eml");
        assertThat(read().getContent().toString()).startsWith("again");
    }

    @Test
    void shouldHaveNoOtherHeadersWhateverTheBodySays() throws Exception {
        transport.send(Mails.saying("Hello Ada\r\nBcc: all@example.org,\n\nBcc: all@example.org\n"));

        MimeMessage message = read();
        assertThat(Collections.list(message.getAllHeaders()))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted",
                        "X-Trace-Id");
    }

    @Test
    void shouldLeaveTheTraceOutWhenThereIsNone() throws Exception {
        transport.send(new Mail(ID, ADA, new Subject("Hello"), "x\n", Optional.empty()));

        assertThat(read().getHeader("X-Trace-Id")).isNull();
    }

    @Test
    void shouldRefuseAnAddressThatMailDoesNotKnow() {
        Mail mail = new Mail(ID, new Email("a..b@example.org"), new Subject("Hello"), "x\n", Optional.empty());

        assertThatExceptionOfType(MailRefusedException.class)
                .isThrownBy(() -> transport.send(mail))
                .withMessage("invalid-address");
    }

    @Test
    void shouldNotBeSentWhenTheFileCannotBeWritten() {
        FileTransport homeless = new FileTransport(directory.resolve("missing"), FROM);

        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> homeless.send(mail()))
                .withMessage("mail-file-not-written");
    }

    private MimeMessage read() throws Exception {
        try (InputStream in = Files.newInputStream(directory.resolve(ID.value() + ".eml"))) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
