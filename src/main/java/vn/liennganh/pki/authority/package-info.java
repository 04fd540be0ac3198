/** An authority of one's own: certificates, revocation lists, OCSP, and what EST carries. */
@NullMarked
package vn.liennganh.pki.authority;

import org.jspecify.annotations.NullMarked;
