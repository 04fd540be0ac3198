/**
 * An authority of one's own: certificates, revocation lists, OCSP answers, and what EST (RFC 7030)
 * carries.
 */
@NullMarked
package vn.liennganh.pki.authority;

import org.jspecify.annotations.NullMarked;
