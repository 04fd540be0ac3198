/** Keys, certificates, signatures, timestamps: the only door to Bouncy Castle. */
@NullMarked
package vn.liennganh.pki;

import org.jspecify.annotations.NullMarked;
