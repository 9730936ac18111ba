package io.ordersaga.apps.settings;

import io.ordersaga.edge.gateway.GatewaySettings;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator can set by environment variables for a whole shop; docs/configuration.md lists them.
 *
 * @param streams of the services that have no settings of their own: users and products
 * @param admin {@code ADMIN_EMAIL} and {@code ADMIN_PASSWORD}, both or neither
 * @param gateway see {@link GatewayKeys}
 * @param tokenKeys {@code TOKEN_PRIVATE_KEY} and {@code TOKEN_PUBLIC_KEYS}, or the same with {@code _FILE}
 * @param mail how mail is sent
 */
public record ShopSettings(
        StreamsSettings streams,
        OrderSettings order,
        PaymentSettings payment,
        ConfigServerSettings configServer,
        Optional<Account> admin,
        GatewaySettings gateway,
        TokenKeySettings tokenKeys,
        MailSettings mail) {
    private static final int MIN_PASSWORD = 8;
    private static final int MAX_PASSWORD = 128;

    /** @throws InvalidSettingsException naming every wrong key, its value and what is allowed */
    public static ShopSettings read(Map<String, String> environment) {
        SettingsReader reader = new SettingsReader(environment);
        ShopSettings settings = read(reader);
        reader.complete();
        return settings;
    }

    static ShopSettings read(SettingsReader reader) {
        return new ShopSettings(
                StreamsSettings.read(reader),
                OrderSettings.read(reader),
                PaymentSettings.read(reader),
                ConfigServerSettings.read(reader),
                admin(reader),
                GatewayKeys.read(reader),
                TokenKeySettings.read(reader),
                MailSettings.read(reader));
    }

    private static Optional<Account> admin(SettingsReader reader) {
        Optional<String> email = reader.optional("ADMIN_EMAIL");
        Optional<String> password = reader.secret("ADMIN_PASSWORD", MIN_PASSWORD, MAX_PASSWORD);
        if (email.isPresent() != password.isPresent()) {
            reader.refuse("ADMIN_EMAIL and ADMIN_PASSWORD must be set both or neither");
        }
        return reader.email("ADMIN_EMAIL").flatMap(address -> password.map(secret -> new Account(address, secret)));
    }
}
