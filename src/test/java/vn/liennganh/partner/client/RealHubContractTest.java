package vn.liennganh.partner.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.liennganh.pki.Pem;
import vn.liennganh.scenario.RunningHub;

/** The client library and the hub itself. */
class RealHubContractTest extends ClientContract {

    @Override
    URI url() {
        return RunningHub.shared().url();
    }

    @Override
    List<X509Certificate> authorities() {
        return Pem.readCertificates(RunningHub.shared().sandbox().resolve("ca.pem"));
    }

    @Override
    Path keys(String agency) {
        return RunningHub.shared().keys(agency);
    }
}
