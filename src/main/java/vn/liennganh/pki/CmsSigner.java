package vn.liennganh.pki;

import java.time.Instant;

/**
 * One verified signature of a message; the certificate itself is not judged yet.
 *
 * @param signingTime what the signer claims, to the second
 */
public record CmsSigner(Certificate certificate, Instant signingTime) {}
