package io.ordersaga.apps.settings;

/** The notification service's settings. */
public record NotificationSettings(StreamsSettings streams, MailSettings mail) {

    public static NotificationSettings read(SettingsReader reader) {
        return new NotificationSettings(StreamsSettings.read(reader), MailSettings.read(reader));
    }
}
