package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.decision.order.SagaPolicy;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.notification.NotificationTopology;
import io.ordersaga.topology.stream.notification.NotificationViews;
import io.ordersaga.topology.stream.order.OrderTopology;
import io.ordersaga.topology.stream.order.OrderViews;
import io.ordersaga.topology.stream.payment.PaymentTopology;
import io.ordersaga.topology.stream.payment.PaymentViews;
import io.ordersaga.topology.stream.product.ProductTopology;
import io.ordersaga.topology.stream.product.ProductViews;
import io.ordersaga.topology.stream.user.UserTopology;
import io.ordersaga.topology.stream.user.UserViews;
import java.time.Duration;
import java.util.List;

/** The applications of all services, as production runs them. */
public final class Programs {
    private static final SagaPolicy SAGA =
            new SagaPolicy(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(10));

    private Programs() {}

    public static List<Program> all() {
        return List.of(
                Program.of(OrderTopology.APPLICATION_ID, new OrderTopology(SAGA)::build),
                Program.of(OrderViews.APPLICATION_ID, new OrderViews(ViewListener.NONE)::build),
                Program.of(ProductTopology.APPLICATION_ID, new ProductTopology()::build),
                Program.of(ProductViews.APPLICATION_ID, new ProductViews(ViewListener.NONE)::build),
                Program.of(PaymentTopology.APPLICATION_ID, new PaymentTopology(RetryPolicy.DEFAULT)::build),
                Program.of(PaymentViews.APPLICATION_ID, new PaymentViews(ViewListener.NONE)::build),
                Program.of(UserTopology.APPLICATION_ID, new UserTopology()::build),
                Program.of(UserViews.APPLICATION_ID, new UserViews(ViewListener.NONE)::build),
                Program.of(
                        NotificationTopology.APPLICATION_ID,
                        new NotificationTopology(new Templates("EUR"), DeliveryPolicy.DEFAULT)::build),
                Program.of(NotificationViews.APPLICATION_ID, new NotificationViews(ViewListener.NONE)::build));
    }
}
