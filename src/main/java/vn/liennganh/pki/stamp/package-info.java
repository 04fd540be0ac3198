/** Time-stamps of RFC 3161: asking for one, giving one, and telling what one proves. */
@NullMarked
package vn.liennganh.pki.stamp;

import org.jspecify.annotations.NullMarked;
