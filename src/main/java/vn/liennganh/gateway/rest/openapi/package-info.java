/** The description of the interface, generated from its code. */
@NullMarked
package vn.liennganh.gateway.rest.openapi;

import org.jspecify.annotations.NullMarked;
