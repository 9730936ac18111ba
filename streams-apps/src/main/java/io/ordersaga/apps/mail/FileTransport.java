package io.ordersaga.apps.mail;

import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.Email;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Properties;

/**
 * Sends nothing: lays each message down in a directory as {@code <notification id>.eml}, which mail programs can open. A
 * message that comes again replaces itself.
 */
public final class FileTransport implements MailTransport {
    private final Path directory;
    private final Letterhead letterhead;
    private final Session session = Session.getInstance(new Properties());

    /** @param directory must exist */
    public FileTransport(Path directory, Email from) {
        this(directory, from, InstantSource.system());
    }

    FileTransport(Path directory, Email from, InstantSource clock) {
        this.directory = directory;
        this.letterhead = new Letterhead(from, clock);
    }

    @Override
    public void send(Mail mail) throws MailRefusedException, NoAnswerException {
        String id = mail.id().value();
        Path unfinished = directory.resolve("." + id + ".unfinished");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                letterhead.write(mail, session).writeTo(out);
            }
            Files.move(unfinished, directory.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new NoAnswerException("mail-file-not-written", e);
        }
    }
}
