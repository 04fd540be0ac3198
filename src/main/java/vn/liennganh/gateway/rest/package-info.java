/**
 * REST for partners' programs under {@code /api/v1} (protocol, section 3): CXF JAX-RS over mutual
 * TLS.
 */
@NullMarked
package vn.liennganh.gateway.rest;

import org.jspecify.annotations.NullMarked;
