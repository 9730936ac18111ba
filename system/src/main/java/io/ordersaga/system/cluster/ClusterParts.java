package io.ordersaga.system.cluster;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.apps.settings.ServiceName;
import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.part.AtOnce;
import io.ordersaga.system.part.Part;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The processes of a cluster as its parts. */
final class ClusterParts {
    private static final int BROKER_MEGABYTES = 320;
    private static final int SERVICE_MEGABYTES = 160;
    private static final List<ServiceName> SERVICES = Arrays.stream(ServiceName.values())
            .filter(service -> service != ServiceName.GATEWAY)
            .toList();

    private final DataDirectory data;
    private final ClusterPorts ports;
    private final Shape shape;
    private final ClusterSecrets secrets;

    ClusterParts(DataDirectory data, ClusterPorts ports, Shape shape) {
        this.data = data;
        this.ports = ports;
        this.shape = shape;
        this.secrets = ClusterSecrets.in(data.services());
    }

    Part brokers() {
        return new AtOnce(
                "brokers",
                IntStream.rangeClosed(1, shape.brokers()).mapToObj(this::broker).toList());
    }

    private Part broker(int node) {
        String name = "broker-" + node;
        List<String> arguments = List.of(
                "broker",
                "--node=" + node,
                "--brokers=" + shape.brokers(),
                "--cluster-id=" + secrets.clusterId(),
                "--data=" + data.root().resolve(name),
                "--port-offset=" + ports.ports().offset());
        return child(name, arguments, BROKER_MEGABYTES, Map.of());
    }

    /**
     * One instance of every service, at the same time; those of one number after those of the one before, so that a small
     * machine is not asked for all at once.
     */
    List<Part> services(Account admin) {
        return IntStream.rangeClosed(1, shape.mostInstances())
                .<Part>mapToObj(instance -> new AtOnce(
                        "instance " + instance + " of each service",
                        SERVICES.stream()
                                .filter(service -> instance <= shape.instances(service))
                                .map(service -> service(service, instance, admin))
                                .toList()))
                .toList();
    }

    Part gateway(Account admin) {
        return service(ServiceName.GATEWAY, 1, admin);
    }

    private Part service(ServiceName service, int instance, Account admin) {
        List<String> arguments = List.of(
                "service",
                service.id(),
                "--instance=" + instance,
                "--port=" + port(service, instance),
                "--data=" + data.root().resolve("instances"));
        return child(service.id() + "-" + instance, arguments, SERVICE_MEGABYTES, environment(service, admin));
    }

    private int port(ServiceName service, int instance) {
        return ServiceCommand.port(service, instance) + ports.ports().offset();
    }

    private Map<String, String> environment(ServiceName service, Account admin) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers(),
                "KAFKA_PARTITIONS", Integer.toString(shape.partitions()),
                "KAFKA_REPLICATION_FACTOR", Integer.toString(Math.min(3, shape.brokers())),
                "STANDBY_COPIES", Integer.toString(shape.copies(service)),
                "SERVICE_SECRET", secrets.shared(),
                "CONFIG_SERVER", "off"));
        SERVICES.forEach(other -> environment.put(urlsKey(other), urls(other)));
        if (service == ServiceName.USERS) {
            environment.put("TOKEN_PRIVATE_KEY", secrets.privateKey());
            environment.put("ADMIN_EMAIL", admin.email().value());
            environment.put("ADMIN_PASSWORD", admin.password());
        } else {
            environment.put("TOKEN_PUBLIC_KEYS", secrets.publicKey());
        }
        return environment;
    }

    private static String urlsKey(ServiceName service) {
        return service.id().replace('-', '_').toUpperCase(Locale.ROOT) + "_URLS";
    }

    private String urls(ServiceName service) {
        return IntStream.rangeClosed(1, shape.instances(service))
                .mapToObj(instance -> "http://127.0.0.1:" + port(service, instance))
                .collect(Collectors.joining(","));
    }

    private Part child(String name, List<String> arguments, int megabytes, Map<String, String> environment) {
        return new ChildProcess(new ChildProcess.Program(
                name, arguments, megabytes, environment, data.root().resolve("processes")));
    }
}
