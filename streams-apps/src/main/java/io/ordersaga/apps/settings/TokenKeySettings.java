package io.ordersaga.apps.settings;

import io.ordersaga.edge.token.PemKeys;
import io.ordersaga.edge.token.PublicKeys;
import io.ordersaga.edge.token.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of access tokens that an operator gives, as PEM: each in the environment or in a file that it names.
 *
 * @param signingKey {@code TOKEN_PRIVATE_KEY} or {@code TOKEN_PRIVATE_KEY_FILE}: signs tokens; empty if there is none
 * @param alsoAccepted {@code TOKEN_PUBLIC_KEYS} or {@code TOKEN_PUBLIC_KEYS_FILE}: one or more keys whose tokens are accepted
 *     beside those of the signing key, so that keys can be changed while tokens of the old one are about
 */
public record TokenKeySettings(Optional<SigningKey> signingKey, List<PublicKeys.Key> alsoAccepted) {
    private static final String PRIVATE = "TOKEN_PRIVATE_KEY";
    private static final String PUBLIC = "TOKEN_PUBLIC_KEYS";
    private static final String FILE = "_FILE";
    private static final int LONGEST = 100_000;

    public TokenKeySettings {
        alsoAccepted = List.copyOf(alsoAccepted);
    }

    /** The keys whose tokens are accepted where this one signs. */
    public PublicKeys acceptedBeside(SigningKey own) {
        List<PublicKeys.Key> all = new ArrayList<>(List.of(own.publicHalf()));
        all.addAll(alsoAccepted);
        return new PublicKeys(all);
    }

    /**
     * The keys whose tokens are accepted where none is signed.
     *
     * @throws InvalidSettingsException if there is none: nobody could be let in
     */
    public PublicKeys accepted() {
        if (signingKey.isEmpty() && alsoAccepted.isEmpty()) {
            throw new InvalidSettingsException(
                    List.of(PUBLIC + " or " + PUBLIC + FILE + " must be set: the key of the user service"));
        }
        return signingKey.map(this::acceptedBeside).orElseGet(() -> new PublicKeys(alsoAccepted));
    }

    static TokenKeySettings read(SettingsReader reader) {
        Optional<SigningKey> signingKey = parsed(reader, PRIVATE, PemKeys::signingKey, "one private key");
        Optional<List<PublicKeys.Key>> others = parsed(reader, PUBLIC, PemKeys::publicKeys, "one or more public keys");
        return new TokenKeySettings(signingKey, others.orElse(List.of()));
    }

    private static <T> Optional<T> parsed(
            SettingsReader reader, String key, Function<String, T> form, String expected) {
        Optional<String> text = reader.secret(key, 1, LONGEST);
        Optional<String> file = reader.optional(key + FILE);
        if (text.isPresent() && file.isPresent()) {
            reader.refuse(key + " and " + key + FILE + " must not both be set");
            return Optional.empty();
        }
        return text.flatMap(pem -> parsed(reader, new Given<>(key + "=(hidden)", pem, form, expected)))
                .or(() -> file.flatMap(path -> ofFile(reader, key + FILE, path)
                        .flatMap(pem -> parsed(reader, new Given<>(key + FILE + "=" + path, pem, form, expected)))));
    }

    /** @param name how messages call it */
    private record Given<T>(String name, String pem, Function<String, T> form, String expected) {}

    private static <T> Optional<T> parsed(SettingsReader reader, Given<T> given) {
        try {
            return Optional.of(given.form().apply(given.pem()));
        } catch (IllegalArgumentException e) {
            reader.refuse(given.name() + " must be " + given.expected() + " on the curve P-256 in PEM, but is "
                    + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> ofFile(SettingsReader reader, String key, String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)));
        } catch (IOException | InvalidPathException e) {
            reader.refuse(key + "=" + path + " must be a file that can be read as text");
            return Optional.empty();
        }
    }
}
