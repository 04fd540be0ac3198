/** What the files of a register come to, added up when somebody asks. */
@NullMarked
package vn.liennganh.register.figure;

import org.jspecify.annotations.NullMarked;
