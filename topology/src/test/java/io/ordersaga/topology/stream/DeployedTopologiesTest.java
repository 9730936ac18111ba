package io.ordersaga.topology.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.PinnedTopology;
import io.ordersaga.topology.decision.notification.DeliveryPolicy;
import io.ordersaga.topology.decision.notification.Templates;
import io.ordersaga.topology.decision.order.OrderExamples;
import io.ordersaga.topology.decision.retry.RetryPolicy;
import io.ordersaga.topology.stream.analytics.AnalyticsTopology;
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
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every application's topology, as it was deployed. */
class DeployedTopologiesTest {

    static Stream<Arguments> applications() {
        return Stream.of(
                application(OrderTopology.APPLICATION_ID, new OrderTopology(OrderExamples.POLICY)::build),
                application(OrderViews.APPLICATION_ID, new OrderViews(ViewListener.NONE)::build),
                application(ProductTopology.APPLICATION_ID, new ProductTopology()::build),
                application(ProductViews.APPLICATION_ID, new ProductViews(ViewListener.NONE)::build),
                application(PaymentTopology.APPLICATION_ID, new PaymentTopology(RetryPolicy.DEFAULT)::build),
                application(PaymentViews.APPLICATION_ID, new PaymentViews(ViewListener.NONE)::build),
                application(UserTopology.APPLICATION_ID, new UserTopology()::build),
                application(UserViews.APPLICATION_ID, new UserViews(ViewListener.NONE)::build),
                application(
                        NotificationTopology.APPLICATION_ID,
                        new NotificationTopology(new Templates("USD"), DeliveryPolicy.DEFAULT)::build),
                application(NotificationViews.APPLICATION_ID, new NotificationViews(ViewListener.NONE)::build),
                application(AnalyticsTopology.APPLICATION_ID, new AnalyticsTopology(ViewListener.NONE)::build));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void shouldStillBeTheDeployedTopology(String application, Function<Properties, Topology> build) {
        PinnedTopology.assertUnchanged(built(application, build), application + ".topology");
    }

    @Test
    void shouldHaveTheStoresOfShortLivedRows() {
        Set<String> deployed = applications()
                .map(application -> built(application.get()))
                .flatMap(topology -> topology.describe().subtopologies().stream())
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .collect(Collectors.toSet());

        assertThat(deployed).containsAll(ShortLivedRows.stores());
    }

    @SuppressWarnings("unchecked")
    private static Topology built(Object[] application) {
        return built((String) application[0], (Function<Properties, Topology>) application[1]);
    }

    private static Topology built(String application, Function<Properties, Topology> build) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return build.apply(config);
    }

    private static Arguments application(String id, Function<Properties, Topology> build) {
        return Arguments.of(id, build);
    }
}
