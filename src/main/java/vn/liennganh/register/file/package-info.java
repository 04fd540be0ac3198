/** A file of a register: who stands in which state, and what was said, line by line. */
@NullMarked
package vn.liennganh.register.file;

import org.jspecify.annotations.NullMarked;
