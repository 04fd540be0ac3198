/** Whether a certificate may be relied on now: anchors, paths, purposes, revocation. */
@NullMarked
package vn.liennganh.pki.trust;

import org.jspecify.annotations.NullMarked;
