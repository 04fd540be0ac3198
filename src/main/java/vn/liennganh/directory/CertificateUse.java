package vn.liennganh.directory;

import java.util.EnumSet;
import java.util.Set;

/** What a certificate is registered for; one certificate may serve as TLS identity and seal. */
public enum CertificateUse {
    TLS,
    SEAL,
    OFFICIAL;

    static Set<CertificateUse> common(Set<CertificateUse> one, Set<CertificateUse> other) {
        Set<CertificateUse> both = EnumSet.noneOf(CertificateUse.class);
        one.stream().filter(other::contains).forEach(both::add);
        return both;
    }
}
