package io.ordersaga.testkit;

/** What had been said when a test threw. It is never thrown itself, but goes along with what was. */
final class ConversationSoFar extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConversationSoFar(Conversation conversation) {
        super(text(conversation), null, false, false);
    }

    static String text(Conversation conversation) {
        return "The conversation so far:\n" + conversation;
    }
}
