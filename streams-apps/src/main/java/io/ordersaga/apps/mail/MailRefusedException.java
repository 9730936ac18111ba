package io.ordersaga.apps.mail;

/** A message was refused for good: sent again, it would be refused again. Its text is a code that quotes nothing of the message. */
public final class MailRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public MailRefusedException(String reason) {
        super(reason);
    }

    public MailRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
