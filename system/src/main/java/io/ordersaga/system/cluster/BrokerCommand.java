package io.ordersaga.system.cluster;

import io.ordersaga.system.DataDirectory;
import io.ordersaga.system.LogFile;
import io.ordersaga.system.PortOffset;
import io.ordersaga.system.StopRequest;
import io.ordersaga.system.broker.BrokerOptions;
import io.ordersaga.system.broker.EmbeddedBroker;
import io.ordersaga.system.broker.Quorum;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one broker of a cluster for trying things out; {@link ClusterCommand} calls it. */
@Command(name = "broker", hidden = true, description = "Runs one broker of a cluster on this machine.")
public final class BrokerCommand implements Callable<Integer> {
    @Option(names = "--node", required = true, description = "Which one, from 1 on.")
    private int node = 1;

    @Option(names = "--brokers", required = true, description = "How many there are.")
    private int brokers = 1;

    @Option(names = "--cluster-id", required = true, description = "The same for all.")
    private String clusterId = "";

    @Option(names = "--data", required = true, description = "Its own directory.")
    private Path data = Path.of("data");

    @Mixin
    private PortOffset offset = new PortOffset();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        StopRequest stop = new StopRequest();
        stop.listenToSignals();
        ClusterPorts ports = new ClusterPorts(offset.ports(), brokers);
        Quorum quorum = new Quorum(node, ports.controllers(), clusterId);
        try (DataDirectory claimed = DataDirectory.claim(data)) {
            LogFile.in(claimed.log());
            try (EmbeddedBroker broker =
                    new EmbeddedBroker(new BrokerOptions(claimed.broker(), ports.clients(node), quorum))) {
                broker.start();
                spec.commandLine().getOut().println("broker " + node + " is ready.");
                spec.commandLine().getOut().flush();
                stop.await();
            }
        }
        return stop.outcome().number();
    }
}
