package vn.liennganh.pki.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/** The authorities that the operator trusts, each with its own way to learn about revocation. */
public record TrustAnchors(List<Anchor> anchors) {

    /** How much an unanswered question about revocation weighs. */
    public enum Mode {
        /** Revocation is not asked for. */
        OFF,
        /** No answer counts as good. */
        SOFT,
        /** No answer refuses the message for now. */
        HARD
    }

    /** One authority. */
    public record Anchor(X509Certificate certificate, RevocationPolicy revocation) {}

    /**
     * @param sources asked in this order until one knows
     */
    public record RevocationPolicy(Mode mode, List<RevocationSource> sources) {

        public RevocationPolicy {
            sources = List.copyOf(sources);
        }

        public static RevocationPolicy off() {
            return new RevocationPolicy(Mode.OFF, List.of());
        }
    }

    public TrustAnchors {
        anchors = List.copyOf(anchors);
    }

    /** One anchor. */
    public static TrustAnchors of(X509Certificate certificate, RevocationPolicy revocation) {
        return new TrustAnchors(List.of(new Anchor(certificate, revocation)));
    }
}
