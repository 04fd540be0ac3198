package vn.liennganh.directory;

/** What a certificate is registered for; one certificate may serve as TLS identity and seal. */
public enum CertificateUse {
    TLS,
    SEAL,
    OFFICIAL
}
