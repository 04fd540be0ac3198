package vn.liennganh.bench;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.Pem;

/** One sender with its keys, and what it signed before the clock of the benchmark starts. */
public final class SignedMessages {

    private static final Clock CLOCK = Clock.systemUTC();

    private final AgencyId id;
    private final KeyFolder keys;
    private final SSLContext tls;
    private final HubClient client;

    public SignedMessages(BenchHub hub, String id) {
        this.id = AgencyId.of(id);
        this.keys = new KeyFolder(hub.sandbox().resolve(id), Map.of(), CLOCK);
        List<X509Certificate> trusted = Pem.readCertificates(authority(hub));
        this.tls = keys.tls().sslContext(trusted);
        this.client =
                HubClient.of(
                        hub.url("https"),
                        tls,
                        new Trust(trusted, Optional.empty(), CLOCK),
                        new HubClient.Options(Optional.empty(), Locale.ENGLISH, Patience.none()));
    }

    /** What an agency shows and trusts, where that alone is wanted. */
    static SSLContext tls(BenchHub hub, String id) {
        return new KeyFolder(hub.sandbox().resolve(id), Map.of(), CLOCK)
                .tls()
                .sslContext(Pem.readCertificates(authority(hub)));
    }

    static Path authority(BenchHub hub) {
        return hub.sandbox().resolve("ca.pem");
    }

    AgencyId id() {
        return id;
    }

    SSLContext tls() {
        return tls;
    }

    /** Opens connections by mutual TLS with this agency's key. */
    public Supplier<RawHttp> connector(BenchHub hub) {
        return () -> new RawHttp(hub.url("https"), Optional.of(tls));
    }

    HubClient client() {
        return client;
    }

    KeyFolder keys() {
        return keys;
    }

    /**
     * Pings under the seal alone, their text padded so that the JSON document has that many bytes.
     */
    public List<byte[]> pings(int count, String to, int jsonBytes) {
        ObjectNode sample = client.sample("sandbox.ping");
        OffsetDateTime time = client.whoami().time();
        var signer = keys.signer();
        List<byte[]> signed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            UUID id = MessageIds.next(CLOCK);
            Draft draft = Draft.of(sample).from(this.id).to(List.of(to)).at(time).opening(id);
            draft.body().put("text", "");
            int missing = Math.max(0, jsonBytes - draft.bytes().length);
            draft.body().put("text", "x".repeat(missing));
            signed.add(signer.seal(draft.bytes()));
        }
        return signed;
    }
}
