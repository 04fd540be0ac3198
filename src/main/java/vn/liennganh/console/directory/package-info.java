/** Who takes part: the agencies, their codes, and who is competent. */
@NullMarked
package vn.liennganh.console.directory;

import org.jspecify.annotations.NullMarked;
