package io.ordersaga.system;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that moves a system's ports, which all commands for one system share. */
public final class PortOffset {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private Ports ports = new Ports(0);

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Of the system: added to every port, 0 to " + Ports.MAX_OFFSET + " (default: ${DEFAULT-VALUE}).")
    void set(int offset) {
        try {
            ports = new Ports(offset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    public Ports ports() {
        return ports;
    }
}
