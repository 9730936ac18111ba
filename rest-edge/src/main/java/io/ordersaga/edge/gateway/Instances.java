package io.ordersaga.edge.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The instances behind the addresses of a service. A host name that stands for several machines, as container engines answer
 * for a service that was scaled, stands for an instance on each of them. Names are looked up with every request: how long an
 * answer holds is for the platform's own cache to say.
 */
final class Instances {
    private final Names names;

    /** Looks up host names. */
    interface Names {
        /** The machines of a name, one or more. */
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    Instances(Names names) {
        this.names = names;
    }

    /** All instances, beginning with another one for each turn. */
    List<URI> of(Upstream service, int turn) {
        List<URI> all = service.instances().stream().flatMap(this::behind).toList();
        int first = Math.floorMod(turn, all.size());
        return Stream.concat(all.subList(first, all.size()).stream(), all.subList(0, first).stream())
                .toList();
    }

    private Stream<URI> behind(URI address) {
        try {
            return behind(address, names.lookUp(address.getHost()));
        } catch (UnknownHostException e) {
            // Whoever connects to it says so in the words of a service that is not there.
            return Stream.of(address);
        }
    }

    /** One machine keeps its name. Of machines with addresses of both kinds each is to be asked once, so one kind is enough. */
    private static Stream<URI> behind(URI address, InetAddress[] machines) {
        Class<?> kind = machines[0].getClass();
        List<URI> found = Arrays.stream(machines)
                .filter(kind::isInstance)
                .map(machine -> URI.create("http://" + literal(machine) + port(address)))
                .toList();
        return found.size() == 1 ? Stream.of(address) : found.stream();
    }

    private static String literal(InetAddress machine) {
        return machine instanceof Inet6Address ? "[" + machine.getHostAddress() + "]" : machine.getHostAddress();
    }

    private static String port(URI address) {
        return address.getPort() < 0 ? "" : ":" + address.getPort();
    }
}
