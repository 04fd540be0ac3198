package vn.liennganh.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import vn.liennganh.pki.Pem;
import vn.liennganh.support.Scratch;

/** Agencies whose services a hub calls: their server, and what the registry has of them. */
final class SoapServices implements AutoCloseable {

    private final ChannelHub channels;
    private final SoapRecipient recipient;

    private SoapServices(ChannelHub channels, SoapRecipient recipient) {
        this.channels = channels;
        this.recipient = recipient;
    }

    /** A server without any service yet, of the WSDL that the hub publishes. */
    static SoapServices open(ChannelHub channels) {
        RunningHub hub = channels.hub();
        X509Certificate authority = Pem.readCertificates(hub.sandbox().resolve("ca.pem")).get(0);
        Path wsdl = Scratch.folder("wsdl").resolve("recipient.wsdl");
        try {
            Files.write(wsdl, Party.of(hub, "X99.11.001").published("/ws/v1/recipient?wsdl"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new SoapServices(
                channels, SoapRecipient.start(channels.receiver().identity(), authority, wsdl));
    }

    /** The server, to be told how its services behave. */
    SoapRecipient server() {
        return recipient;
    }

    /** Where on the server an agency's service is. */
    static String path(String agency) {
        return "/" + agency;
    }

    /** A service that is called where it is, and signs with these keys if any. */
    void serve(String agency, String version, Optional<Path> keys) throws Exception {
        serve(agency, version, keys, recipient.port());
    }

    /**
     * The same behind another port. Returns when the hub knows of it.
     *
     * @param version of SOAP, such as {@code 1.2}
     */
    void serve(String agency, String version, Optional<Path> keys, int port) throws Exception {
        recipient.serve(path(agency), "RecipientSoap" + version.replace(".", ""), keys);
        channels.pushed(
                agency,
                "channel: soap\n    soap: %s\n    push: {url: \"https://localhost:%d%s\", version: \"%s\"}"
                        .formatted(
                                keys.isPresent() ? "signed" : "mutual-tls",
                                port,
                                path(agency),
                                version));
    }

    @Override
    public void close() {
        recipient.close();
    }
}
