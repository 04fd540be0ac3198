package vn.liennganh.console.integrator;

import java.util.List;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;

/** The very lines that renew a certificate, with the agency's code and the hub's address. */
final class Renewal {

    private Renewal() {}

    /**
     * In the order in which they run; none for an official's, which its issuer renews. A seal that
     * is no channel cannot ask for itself: that takes a one-time code of the operator's.
     */
    static List<String> lines(BoundCertificate one, String hub) {
        if (one.official().isPresent()) {
            return List.of();
        }
        boolean channel = one.serves(CertificateUse.TLS);
        boolean both = channel && one.serves(CertificateUse.SEAL);
        String file = channel && !both ? "tls" : "seal";
        String proof =
                channel
                        ? "--cert %s.crt --key %s.key".formatted(file, file)
                        : "-u \"%s:$CODE\"".formatted(one.agency());
        String where = (both ? "" : file + "/") + (channel ? "simplereenroll" : "simpleenroll");
        return List.of(
                ("openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                                + " -subj \"/CN=%s\" -keyout %s-new.key"
                                + " -outform DER -out %s-new.csr")
                        .formatted(one.agency(), file, file),
                ("base64 %s-new.csr | curl -sS --fail-with-body --cacert ca.pem %s"
                                + " -H 'Content-Type: application/pkcs10'"
                                + " -H 'Content-Transfer-Encoding: base64' --data-binary @-"
                                + " %s/.well-known/est/%s | base64 -d"
                                + " | openssl pkcs7 -inform DER -print_certs -out %s-new.crt")
                        .formatted(file, proof, hub, where, file),
                "openssl x509 -in %s-new.crt -noout -subject -enddate".formatted(file));
    }
}
