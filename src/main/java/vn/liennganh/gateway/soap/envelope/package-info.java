/** SOAP 1.1 and 1.2 envelopes and the MIME parts beside them, read strictly and within limits. */
@NullMarked
package vn.liennganh.gateway.soap.envelope;

import org.jspecify.annotations.NullMarked;
