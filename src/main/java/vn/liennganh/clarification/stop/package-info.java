/** What in the same case holds an act of enforcement back. */
@NullMarked
package vn.liennganh.clarification.stop;

import org.jspecify.annotations.NullMarked;
