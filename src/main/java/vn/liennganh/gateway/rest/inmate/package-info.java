/** The inmate desk as an enforcement agency and a keeper read it. */
@NullMarked
package vn.liennganh.gateway.rest.inmate;

import org.jspecify.annotations.NullMarked;
