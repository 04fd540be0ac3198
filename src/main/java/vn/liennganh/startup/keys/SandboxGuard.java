package vn.liennganh.startup.keys;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.trust.TrustAnchors;

/** Keeps the sandbox among invented parties: nothing real may take part in it by mistake. */
final class SandboxGuard {

    /** The invented range of identifiers; no real agency has one of it. */
    private static final String RANGE = "X99";

    /** Stands in the name of every authority that a sandbox made, and of no real one. */
    static final String ORGANIZATION = "Lien Nganh sandbox";

    private SandboxGuard() {}

    /**
     * @throws IllegalStateException if a registered agency is outside the invented range
     */
    static void requireInvented(Directory directory) {
        for (Agency agency : directory.agencies()) {
            String id = agency.id().value();
            if (!id.equals(RANGE) && !id.startsWith(RANGE + ".")) {
                throw new IllegalStateException(
                        "The sandbox takes invented agencies only: "
                                + id
                                + " is outside "
                                + RANGE
                                + ". Remove it from the agency files, or start without"
                                + " the profile sandbox.");
            }
        }
    }

    /**
     * @throws IllegalStateException if a real authority is trusted too
     */
    static void requireNoOtherAnchor(TrustAnchors configured) {
        if (!configured.anchors().isEmpty()) {
            throw new IllegalStateException(
                    "The sandbox trusts only the authority that it made itself: remove "
                            + configured
                                    .anchors()
                                    .get(0)
                                    .certificate()
                                    .getSubjectX500Principal()
                                    .getName()
                            + " from the trust file, or start without the profile sandbox.");
        }
    }

    /**
     * @throws IllegalStateException if this authority was not made by a sandbox, or is not whole
     */
    static void requireOwn(X509Certificate authority, Path file) {
        boolean named = authority.getSubjectX500Principal().getName().contains("O=" + ORGANIZATION);
        if (!named || !KeyFolder.issuedBy(authority, authority)) {
            throw new IllegalStateException(
                    "The sandbox refuses a certificate authority that it did not make: "
                            + file
                            + ". Start with another data directory.");
        }
    }

    /**
     * @throws IllegalStateException if the database holds certificates of another authority
     */
    static void requireOwnCertificates(Certificates certificates, X509Certificate authority) {
        Set<String> others = new TreeSet<>(certificates.issuers());
        others.remove(authority.getSubjectX500Principal().getName());
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    "The database holds certificates of an authority that this sandbox"
                            + " did not make: "
                            + others
                            + ". Start with an empty data directory.");
        }
    }
}
