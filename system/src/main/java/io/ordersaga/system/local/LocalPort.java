package io.ordersaga.system.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A TCP port of the loopback interface that a part of the system listens on.
 *
 * @param use what listens there, as people call it
 * @param number 1 to 65535
 */
public record LocalPort(String use, int number) {
    public static final String HOST = "127.0.0.1";
    public static final int MAX = 65_535;

    /** @throws IllegalArgumentException if the number is out of range */
    public LocalPort {
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("the port of the " + use + " must be 1.." + MAX + " but is " + number);
        }
    }

    /** Host and port as clients write them. */
    public String address() {
        return HOST + ":" + number;
    }

    /** @throws PortTakenException if something else listens here at this moment */
    public void requireFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), number));
        } catch (BindException e) {
            throw new PortTakenException(this, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot probe port " + number, e);
        }
    }
}
