/**
 * What courts hand over with a judgment: measures that others have taken and that may still hold.
 */
@NullMarked
package vn.liennganh.freeze.file;

import org.jspecify.annotations.NullMarked;
