package io.ordersaga.topics.user;

/**
 * A password's hash in PHC string format. It stays inside the user service: registration commands, claims and credentials.
 *
 * @param phc the hash with its algorithm, parameters and salt
 */
public record PasswordHash(String phc) {
    /** @throws IllegalArgumentException if the value is not in PHC string format */
    public PasswordHash {
        if (!phc.startsWith("$")) {
            throw new IllegalArgumentException("a password hash must be in PHC string format");
        }
    }

    /** Never the hash: this text may reach a log. */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
