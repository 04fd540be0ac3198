package vn.liennganh.startup.keys;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.trust.RevocationSource;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.pki.trust.TrustAnchors.Mode;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/**
 * {@code trust.yaml}: the authorities whose certificates count, and how each tells of revocation.
 */
public final class TrustFile {

    private static final Map<String, Mode> MODES =
            Map.of("hard", Mode.HARD, "soft", Mode.SOFT, "none", Mode.OFF);

    private TrustFile() {}

    /**
     * The anchors; the sandbox has none.
     *
     * @param folder where {@code trust.yaml} and the certificates that it names stand
     * @throws vn.liennganh.yaml.ConfigProblem with file, line and reason
     */
    public static TrustAnchors read(Path folder) {
        YamlMap map = YamlReader.read(folder.resolve("trust.yaml"));
        List<TrustAnchors.Anchor> anchors = new ArrayList<>();
        for (YamlMap entry : map.maps("anchors")) {
            List<RevocationSource> sources = new ArrayList<>();
            entry.optionalList("crl")
                    .forEach(url -> sources.add(source(url, RevocationSource.Crl::new)));
            entry.optionalList("ocsp")
                    .forEach(url -> sources.add(source(url, RevocationSource.Ocsp::new)));
            String mode = entry.string("revocation");
            if (!MODES.containsKey(mode)) {
                throw entry.problem("revocation", "hard, soft or none is expected");
            }
            if (mode.equals("hard") && sources.isEmpty()) {
                throw entry.problem("revocation", "hard needs an address under crl or ocsp");
            }
            anchors.add(
                    new TrustAnchors.Anchor(
                            certificate(folder, entry.value("certificate")),
                            new TrustAnchors.RevocationPolicy(MODES.get(mode), sources)));
        }
        map.finish();
        return new TrustAnchors(anchors);
    }

    private static X509Certificate certificate(Path folder, YamlValue file) {
        try {
            return Pem.readCertificate(folder.resolve(file.string()));
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            throw file.problem("no certificate in PEM can be read from it");
        }
    }

    private static RevocationSource source(YamlValue url, Function<URI, RevocationSource> kind) {
        try {
            return kind.apply(URI.create(url.string()));
        } catch (IllegalArgumentException noAddress) {
            throw url.problem("an http or https address is expected");
        }
    }
}
