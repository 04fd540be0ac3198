/** The shapes of JSON answers; the OpenAPI document is generated from them. */
@NullMarked
package vn.liennganh.gateway.rest.wire;

import org.jspecify.annotations.NullMarked;
