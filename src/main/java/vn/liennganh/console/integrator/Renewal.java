package vn.liennganh.console.integrator;

import java.util.List;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;

/** The very lines that renew a certificate, with the agency's code and the hub's address in them. */
final class Renewal {

    private Renewal() {}

    /** In the order in which they are run; none for an official's, which its issuer renews. */
    static List<String> lines(BoundCertificate one, String hub) {
        if (one.official().isPresent()) {
            return List.of();
        }
        boolean both = one.serves(CertificateUse.TLS) && one.serves(CertificateUse.SEAL);
        String file = both || one.serves(CertificateUse.SEAL) ? "seal" : "tls";
        String label = both ? "" : file + "/";
        return List.of(
                ("openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj \"/CN=%s\""
                                + " -keyout %s-new.key -outform DER -out %s-new.csr")
                        .formatted(one.agency(), file, file),
                ("base64 %s-new.csr | curl -sS --fail-with-body --cacert ca.pem --cert %s.crt --key %s.key"
                                + " -H 'Content-Type: application/pkcs10'"
                                + " -H 'Content-Transfer-Encoding: base64' --data-binary @-"
                                + " %s/.well-known/est/%ssimplereenroll"
                                + " | base64 -d | openssl pkcs7 -inform DER -print_certs -out %s-new.crt")
                        .formatted(file, both ? "seal" : "tls", both ? "seal" : "tls", hub, label, file),
                "openssl x509 -in %s-new.crt -noout -subject -enddate".formatted(file));
    }
}
