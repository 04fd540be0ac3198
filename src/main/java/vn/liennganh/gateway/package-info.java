/** The wire: bytes to the door, verdicts to status codes. */
@NullMarked
package vn.liennganh.gateway;

import org.jspecify.annotations.NullMarked;
