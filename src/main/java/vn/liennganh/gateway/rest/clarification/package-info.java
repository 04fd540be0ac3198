/** The clarification desk as agencies and courts read it. */
@NullMarked
package vn.liennganh.gateway.rest.clarification;

import org.jspecify.annotations.NullMarked;
