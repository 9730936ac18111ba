package io.ordersaga.apps.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * The mail server that messages are handed to.
 *
 * @param user to log in with; both user and password, or neither
 * @param startTls whether to send nothing before the connection is encrypted
 * @param timeout how long to wait for a connection, and for each answer
 */
public record SmtpSettings(
        String host, int port, Optional<String> user, Optional<String> password, boolean startTls, Duration timeout) {
    /** Never the password: this text may reach a log. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", startTls=" + startTls + ", timeout=" + timeout + "]";
    }
}
