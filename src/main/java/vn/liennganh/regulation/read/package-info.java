/** Reads the rule files: strict, every mistake with file and line. */
@NullMarked
package vn.liennganh.regulation.read;

import org.jspecify.annotations.NullMarked;
