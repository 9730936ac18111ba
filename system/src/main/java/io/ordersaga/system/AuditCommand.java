package io.ordersaga.system;

import io.ordersaga.apps.settings.Account;
import io.ordersaga.edge.http.HealthRoutes;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.ServiceServer;
import io.ordersaga.edge.observe.ServiceMetrics;
import io.ordersaga.system.audit.Audit;
import io.ordersaga.system.audit.Report;
import io.ordersaga.system.audit.books.Invariants;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.audit.source.ShopSource;
import io.ordersaga.system.audit.source.Source;
import io.ordersaga.system.audit.source.TableSource;
import io.ordersaga.system.audit.watch.AuditMetrics;
import io.ordersaga.system.audit.watch.Watch;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.local.LocalPort;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    private static final int MAX_PAUSE = 86_400;
    private static final String NAME = "auditor";

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

    private Optional<Duration> pause = Optional.empty();

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = {
                "Audit again and again with this pause, 1 to " + MAX_PAUSE + ", until Ctrl-C,",
                "and serve metrics on port 3007 of loopback."
            })
    void watch(long seconds) {
        if (seconds < 1 || seconds > MAX_PAUSE) {
            throw new ParameterException(
                    spec.commandLine(), "--watch must be 1 to " + MAX_PAUSE + " seconds but is " + seconds);
        }
        pause = Optional.of(Duration.ofSeconds(seconds));
    }

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
        try (DatabasePools databases = new DatabasePools(offset.ports().postgres())) {
            return (pause.isPresent() ? watch(databases, pause.get()) : once(databases)).number();
        }
    }

    private ExitCode once(DatabasePools databases) throws InterruptedException {
        try (Audit audit = audit(databases)) {
            Outcome outcome = audit.run();
            Report.print(outcome, spec.commandLine().getOut());
            return outcome.isClean() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private ExitCode watch(DatabasePools databases, Duration pause) throws InterruptedException {
        LocalPort port = offset.ports().auditor();
        port.requireFree();
        try (ServiceMetrics metrics = new ServiceMetrics(NAME)) {
            AuditMetrics shown = new AuditMetrics(metrics.registry(), InstantSource.system());
            List<Route> routes = new ArrayList<>(new HealthRoutes(NAME, shown).routes());
            routes.addAll(metrics.routes());
            try (ServiceServer server = ServiceServer.ofOpenRoutes(routes, new SecureRandom())) {
                server.start(LocalPort.HOST, port.number());
                new Watch(() -> audit(databases), pause, new Telling(shown)).run();
            }
        }
        return ExitCode.OK;
    }

    /** Prints what the metrics hear. */
    private final class Telling implements Watch.Listener {
        private final Watch.Listener next;
        private final PrintWriter out = spec.commandLine().getOut();

        Telling(Watch.Listener next) {
            this.next = next;
        }

        @Override
        public void ended(Outcome outcome, Duration took) {
            Report.printLine(outcome, InstantSource.system().instant(), took, out);
            next.ended(outcome, took);
        }

        @Override
        public void failed(RuntimeException reason) {
            out.println("No audit: " + reason.getMessage());
            out.flush();
            next.failed(reason);
        }
    }

    private Audit audit(DatabasePools databases) {
        return new Audit(offset.ports().broker().address(), () -> sources(databases), times(), InstantSource.system());
    }

    private List<Source> sources(DatabasePools databases) {
        return withoutTables ? List.of(shop()) : List.of(shop(), new TableSource(databases::of));
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
