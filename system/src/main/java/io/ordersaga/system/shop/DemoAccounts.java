package io.ordersaga.system.shop;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.topics.Email;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The accounts of a system whose operator named no administrator: their passwords are made at the first start.
 *
 * @param isNew whether they were made just now, so that their passwords have not been shown yet
 */
public record DemoAccounts(Account admin, Account customer, Path file, boolean isNew) {
    private static final Email ADMIN = new Email("admin@shop.example");
    private static final Email CUSTOMER = new Email("customer@shop.example");
    private static final int PASSWORD_BYTES = 12;

    /** The accounts that a system has made at its first start. @throws IllegalStateException if it has made none */
    static DemoAccounts kept(Path directory) {
        if (!Files.exists(fileIn(directory))) {
            throw new IllegalStateException("no demo accounts in " + directory
                    + "; set ADMIN_EMAIL and ADMIN_PASSWORD, or name the system's data directory with --data");
        }
        return in(directory);
    }

    private static Path fileIn(Path directory) {
        return directory.resolve("demo-accounts.properties");
    }

    /** Those of a directory, made if there are none. */
    public static DemoAccounts in(Path directory) {
        Path file = fileIn(directory);
        boolean isNew = !Files.exists(file);
        SecretFile.Secrets passwords = new SecretFile(file).readOrCreate(DemoAccounts::generate);
        return new DemoAccounts(account(ADMIN, passwords), account(CUSTOMER, passwords), file, isNew);
    }

    /** Shows the passwords if they are new, and where they are kept if they are not. */
    public void introduce(PrintWriter out) {
        out.printf("  Accounts    kept in %s%s%n", file, isNew ? "; shown only now:" : "");
        if (isNew) {
            out.printf("    ADMIN     %s  %s%n", admin.email().value(), admin.password());
            out.printf("    USER      %s  %s%n", customer.email().value(), customer.password());
        }
    }

    private static Account account(Email email, SecretFile.Secrets passwords) {
        return new Account(email, passwords.get(email.value()));
    }

    private static Properties generate() {
        SecureRandom random = new SecureRandom();
        Properties passwords = new Properties();
        passwords.setProperty(ADMIN.value(), password(random));
        passwords.setProperty(CUSTOMER.value(), password(random));
        return passwords;
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
