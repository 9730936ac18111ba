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
import org.junit.jupiter.params.provider.MethodSource;

/** Every application's topology, as it was deployed. */
class DeployedTopologiesTest {

    static Stream<Application> applications() {
        return Stream.of(
                new Application(OrderTopology.APPLICATION_ID, new OrderTopology(OrderExamples.POLICY)::build),
                new Application(OrderViews.APPLICATION_ID, new OrderViews(ViewListener.NONE)::build),
                new Application(ProductTopology.APPLICATION_ID, new ProductTopology()::build),
                new Application(ProductViews.APPLICATION_ID, new ProductViews(ViewListener.NONE)::build),
                new Application(PaymentTopology.APPLICATION_ID, new PaymentTopology(RetryPolicy.DEFAULT)::build),
                new Application(PaymentViews.APPLICATION_ID, new PaymentViews(ViewListener.NONE)::build),
                new Application(UserTopology.APPLICATION_ID, new UserTopology()::build),
                new Application(UserViews.APPLICATION_ID, new UserViews(ViewListener.NONE)::build),
                new Application(
                        NotificationTopology.APPLICATION_ID,
                        new NotificationTopology(new Templates("USD"), DeliveryPolicy.DEFAULT)::build),
                new Application(NotificationViews.APPLICATION_ID, new NotificationViews(ViewListener.NONE)::build),
                new Application(AnalyticsTopology.APPLICATION_ID, new AnalyticsTopology(ViewListener.NONE)::build));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void shouldStillBeTheDeployedTopology(Application application) {
        PinnedTopology.assertUnchanged(application.topology(), application + ".topology");
    }

    @Test
    void shouldHaveTheStoresOfShortLivedRows() {
        Set<String> deployed = applications()
                .flatMap(application -> application.topology().describe().subtopologies().stream())
                .flatMap(part -> part.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .collect(Collectors.toSet());

        assertThat(deployed).containsAll(ShortLivedRows.stores());
    }

    record Application(String id, Function<Properties, Topology> build) {
        Topology topology() {
            Properties config = new Properties();
            config.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
            config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
            config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
            return build.apply(config);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
