package io.ordersaga.apps.mail;

import io.ordersaga.apps.worker.NoAnswerException;

/**
 * A way by which mail leaves. Called on platform threads, several at a time; a call may block, but not for ever. A message may come again after a crash; whoever
 * reads it knows it by its id.
 */
public interface MailTransport {

    /**
     * Returns when somebody else has taken responsibility for the message.
     *
     * @throws MailRefusedException if it was refused for good
     * @throws NoAnswerException if it was not taken now, or nobody knows
     */
    void send(Mail mail) throws MailRefusedException, NoAnswerException, InterruptedException;
}
