package vn.liennganh.partner.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.partner.client.fake.FakeHub;

/** The client library and the hub of partners' unit tests: it cannot tell it from the real one. */
class FakeHubContractTest extends ClientContract {

    @TempDir private static Path folder;

    private static FakeHub hub;

    @BeforeAll
    static void a_fake_hub_runs() {
        hub = FakeHub.start();
    }

    @AfterAll
    static void it_is_closed() {
        hub.close();
    }

    @Override
    URI url() {
        return hub.url();
    }

    @Override
    List<X509Certificate> authorities() {
        return hub.authorities();
    }

    @Override
    Path keys(String agency) {
        return hub.keys(agency, folder.resolve(agency));
    }
}
