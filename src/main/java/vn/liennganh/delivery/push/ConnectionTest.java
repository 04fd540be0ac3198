package vn.liennganh.delivery.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/**
 * Goes the way to a recipient's address step by step, as a push would, up to the TLS handshake, and
 * says nothing there. It leads only where the directory says that the hub calls the agency.
 */
public final class ConnectionTest {

    private static final int HTTPS = 443;

    private final Directory directory;
    private final SafeAddresses addresses;
    private final Function<Agency.Reach.Form, Supplier<SSLContext>> trust;
    private final Duration patience;

    /**
     * @param trust whom calls of a form trust, and what they show of the hub
     * @param patience for each step
     */
    ConnectionTest(
            Directory directory,
            SafeAddresses addresses,
            Function<Agency.Reach.Form, Supplier<SSLContext>> trust,
            Duration patience) {
        this.directory = directory;
        this.addresses = addresses;
        this.trust = trust;
        this.patience = patience;
    }

    /**
     * One step; the last one that is listed decides.
     *
     * @param name {@code dns}, {@code tcp} or {@code tls}
     * @param detail what was found there, or a stable code of what went wrong
     */
    public record Step(String name, boolean good, long millis, String detail) {}

    /** Empty for an agency that the hub does not call. */
    public Optional<List<Step>> test(AgencyId agency) {
        return directory
                .agency(agency)
                .map(Agency::reach)
                .filter(reach -> reach.push().isPresent())
                .map(reach -> walk(reach.push().orElseThrow(), reach.form()));
    }

    private List<Step> walk(URI url, Agency.Reach.Form form) {
        List<Step> steps = new ArrayList<>();
        int port = url.getPort() < 0 ? HTTPS : url.getPort();
        long start = System.nanoTime();
        InetAddress[] found;
        try {
            found = addresses.resolve(url.getHost());
            steps.add(step("dns", true, start, found[0].getHostAddress()));
        } catch (SafeAddresses.Forbidden forbidden) {
            steps.add(step("dns", false, start, "address-forbidden"));
            return steps;
        } catch (UnknownHostException unknown) {
            steps.add(step("dns", false, start, "host-unknown"));
            return steps;
        }
        start = System.nanoTime();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(found[0], port), (int) patience.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            steps.add(step("tcp", true, start, found[0].getHostAddress() + ":" + port));
            handshake(url, port, plain, form, steps);
        } catch (IOException unreachable) {
            steps.add(step("tcp", false, start, "not-reached"));
        }
        return steps;
    }

    private void handshake(
            URI url, int port, Socket plain, Agency.Reach.Form form, List<Step> steps) {
        long start = System.nanoTime();
        try (SSLSocket secure =
                (SSLSocket)
                        trust.apply(form)
                                .get()
                                .getSocketFactory()
                                .createSocket(plain, url.getHost(), port, false)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            X509Certificate shown = (X509Certificate) secure.getSession().getPeerCertificates()[0];
            steps.add(
                    step(
                            "tls",
                            true,
                            start,
                            secure.getSession().getProtocol()
                                    + " · "
                                    + shown.getSubjectX500Principal().getName()
                                    + " · "
                                    + shown.getNotAfter().toInstant()));
        } catch (IOException refused) {
            steps.add(step("tls", false, start, "tls-failed"));
        }
    }

    private static Step step(String name, boolean good, long start, String detail) {
        return new Step(name, good, (System.nanoTime() - start) / 1_000_000, detail);
    }
}
