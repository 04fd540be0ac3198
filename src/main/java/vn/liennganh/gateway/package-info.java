/**
 * The wire: bytes to the door, verdicts to status codes. What every part of the edge shares stands
 * here.
 */
@NullMarked
package vn.liennganh.gateway;

import org.jspecify.annotations.NullMarked;
