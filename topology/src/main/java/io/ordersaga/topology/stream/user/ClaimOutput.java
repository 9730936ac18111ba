package io.ordersaga.topology.stream.user;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.user.Credentials;
import io.ordersaga.topics.user.UserCommand;

/** What a decision on a claim brings forth. */
sealed interface ClaimOutput {

    /** An address's row has changed. Key: the address. */
    record Row(Credentials credentials) implements ClaimOutput {}

    /** An address has no row any more. Key: the address. */
    record NoRow() implements ClaimOutput {}

    /** An account is to be opened. Key: the user's id. */
    record Account(Message<UserCommand> command) implements ClaimOutput {}
}
