/** Pushing: what waits for an agency is carried to the address that the directory has for it. */
@NullMarked
package vn.liennganh.delivery.push;

import org.jspecify.annotations.NullMarked;
