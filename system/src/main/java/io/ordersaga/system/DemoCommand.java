package io.ordersaga.system;

import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.demo.Demo;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows a running system at work. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Places a mix of orders in a running system and prints what became of each.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PortOffset offset = new PortOffset();

    @Override
    public Integer call() {
        String gateway = offset.ports().gateway().address();
        try {
            ShopClient customer = ShopClient.of(URI.create("http://" + gateway))
                    .registered(
                            "demo-" + UUID.randomUUID() + "@shop.example",
                            UUID.randomUUID().toString());
            boolean asExpected = new Demo(customer, spec.commandLine().getOut()).run();
            return (asExpected ? ExitCode.OK : ExitCode.FAILED).number();
        } catch (UncheckedIOException e) {
            throw new IllegalStateException("no system answers at " + gateway + "; start one with: ordersaga up", e);
        }
    }
}
