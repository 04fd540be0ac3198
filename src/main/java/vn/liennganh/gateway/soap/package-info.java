/**
 * SOAP 1.1 and 1.2 for partners' programs at {@code /ws/v1} (protocol, section 4): the same door,
 * receipts and refusals as REST, in signed envelopes.
 */
@NullMarked
package vn.liennganh.gateway.soap;

import org.jspecify.annotations.NullMarked;
