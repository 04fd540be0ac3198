package vn.liennganh.partner.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.Pem;

/**
 * Plays agencies against a hub over mutual TLS, each with its own keys and its own connection. Ends
 * when its standard input ends, so that it never outlives whoever started it.
 */
@Command(name = "simulate", mixinStandardHelpOptions = true)
public final class SimulatorMain implements Callable<Integer> {

    @Option(names = "--hub", defaultValue = "https://localhost:8443", paramLabel = "URL")
    private URI hub = URI.create("https://localhost:8443");

    @Option(names = "--ca", required = true, paramLabel = "FILE")
    private Path ca = Path.of("");

    @Option(names = "--home", required = true, paramLabel = "DIR")
    private Path home = Path.of("");

    @Parameters(arity = "1..*", paramLabel = "ID")
    private List<String> agencies = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulatorMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemDefaultZone();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Journal journal = new Journal(out, clock);
        for (SimulatedAgency agency : agencies(journal, clock)) {
            Thread thread = new Thread(agency);
            thread.setDaemon(true);
            thread.start();
        }
        while (System.in.read() >= 0) {
            // Whoever started this process holds the other end, and says nothing.
        }
        return 0;
    }

    private List<SimulatedAgency> agencies(Journal journal, Clock clock) {
        List<X509Certificate> authorities = Pem.readCertificates(ca);
        Executor threads =
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread = new Thread(work);
                            thread.setDaemon(true);
                            return thread;
                        });
        HubClient.Options options =
                new HubClient.Options(Optional.of(threads), Texts.ENGLISH, Patience.none());
        Trust trust = new Trust(authorities, Optional.empty(), clock);
        List<SimulatedAgency> simulated = new ArrayList<>();
        for (String id : agencies) {
            Path folder = home.resolve(id);
            KeyFolder keys = new KeyFolder(folder, Map.of(), clock);
            HubClient client =
                    HubClient.of(hub, keys.tls().sslContext(authorities), trust, options);
            Office office = new Office(AgencyId.of(id), client, keys.signer());
            simulated.add(new SimulatedAgency(office, folder.resolve("behaviour"), journal));
        }
        return simulated;
    }
}
