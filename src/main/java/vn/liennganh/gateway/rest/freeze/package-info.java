/** The freeze desk as an enforcement agency reads it. */
@NullMarked
package vn.liennganh.gateway.rest.freeze;

import org.jspecify.annotations.NullMarked;
