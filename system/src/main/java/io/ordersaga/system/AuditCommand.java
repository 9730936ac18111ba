package io.ordersaga.system;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.connect.ServiceDatabase;
import io.ordersaga.system.audit.Audit;
import io.ordersaga.system.audit.Report;
import io.ordersaga.system.audit.books.Invariants;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.audit.source.ShopSource;
import io.ordersaga.system.audit.source.Source;
import io.ordersaga.system.audit.source.TableSource;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.LocalPort;
import io.ordersaga.system.postgres.PostgresServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks whether a running system has lost anything. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Recomputes everything from the event log and compares: the log with itself, what the services show, and the tables.",
            "Exits with 1 if something is wrong. The administrator is that of ADMIN_EMAIL and ADMIN_PASSWORD, or the demo account"
                    + " in the data directory."
        })
final class AuditCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:ordersaga.data:-data}",
            description = "As the system was started with (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Time that an order has to end (default: ${DEFAULT-VALUE}).")
    private long within;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "Time after which what has happened to an order is no longer under way (default: ${DEFAULT-VALUE}).")
    private long settle;

    @Option(
            names = "--agree",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Time that services and tables have to agree with the log (default: ${DEFAULT-VALUE}).")
    private long agree;

    @Option(names = "--without-tables", description = "Do not look at PostgreSQL.")
    private boolean withoutTables;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Function<Path, Account> administrators;

    @Mixin
    private PortOffset offset = new PortOffset();

    /** @param administrators gives the administrator of the system in a data directory */
    AuditCommand(Function<Path, Account> administrators) {
        this.administrators = administrators;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Audit audit = new Audit(offset.ports().broker().address(), sources(), times(), InstantSource.system())) {
            Outcome outcome = audit.run();
            Report.print(outcome, spec.commandLine().getOut());
            return (outcome.isClean() ? ExitCode.OK : ExitCode.FAILED).number();
        }
    }

    private List<Source> sources() {
        return withoutTables ? List.of(shop()) : List.of(shop(), new TableSource(this::database));
    }

    private DataSource database(ServiceDatabase database) {
        return PostgresServer.database(offset.ports().postgres(), database.databaseName());
    }

    private ShopSource shop() {
        Account account = administrators.apply(data);
        try {
            ShopClient admin = ShopClient.of(address(offset.ports().gateway()))
                    .loggedIn(account.email().value(), account.password());
            return new ShopSource(new ShopSource.Clients(
                    admin.at(address(offset.ports().orderService())),
                    admin.at(address(offset.ports().paymentService())),
                    admin.at(address(offset.ports().productService())),
                    admin.at(address(offset.ports().userService()))));
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    "no system answers at " + offset.ports().gateway().address() + "; start one with: ordersaga up", e);
        }
    }

    private static URI address(LocalPort port) {
        return URI.create("http://" + port.address());
    }

    private Audit.Times times() {
        return new Audit.Times(
                new Invariants.Patience(Duration.ofSeconds(within), Duration.ofSeconds(settle)),
                Duration.ofSeconds(agree));
    }
}
