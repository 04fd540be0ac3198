package vn.liennganh.directory;

/**
 * Told at once when somebody may no longer come in who could, or may again: a certificate has been
 * revoked, a channel is withheld or given back. Whoever changed that is answered afterwards.
 */
@FunctionalInterface
public interface RevocationListener {

    void revocationChanged();
}
