package vn.liennganh.directory;

/** Told at once when a certificate has been revoked, before {@link Certificates#revoke} returns. */
@FunctionalInterface
public interface RevocationListener {

    void revocationChanged();
}
