package io.ordersaga.apps.service;

import io.ordersaga.apps.mail.MailTransport;
import io.ordersaga.apps.mail.MailWork;
import io.ordersaga.apps.settings.MailSettings;
import io.ordersaga.edge.notification.NotificationEdge;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.stream.notification.NotificationTopology;
import io.ordersaga.topology.stream.notification.NotificationViews;

/** The notification service: mailboxes and deliveries, its edge, and the worker that sends the mail. */
public final class NotificationService {
    /** How many messages are under way at a time: so many connections the mail server has to bear. */
    private static final int MAX_IN_FLIGHT = 16;

    private NotificationService() {}

    /** @param transport by which mail leaves */
    public static Service of(ServiceEnvironment environment, MailSettings mail, MailTransport transport) {
        Templates templates = new Templates(environment.currency());
        Foundation foundation = new Foundation(
                environment,
                new Foundation.Program(
                        NotificationTopology.APPLICATION_ID,
                        new NotificationTopology(templates, mail.delivery())::build,
                        new Foundation.Views(
                                NotificationViews.APPLICATION_ID,
                                NotificationViews.queryable(),
                                NotificationViews.open(),
                                listener -> new NotificationViews(listener)::build)));
        NotificationEdge edge = new NotificationEdge(foundation.reader(), foundation.paging());
        return foundation.service(
                edge.routes(), foundation.worker(MailWork.of(transport), MAX_IN_FLIGHT, mail.timeout()));
    }
}
