/** Enrolment over Secure Transport (RFC 7030): how an agency gets and renews its certificates. */
@NullMarked
package vn.liennganh.gateway.est;

import org.jspecify.annotations.NullMarked;
