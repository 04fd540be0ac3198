/** What was counted in a period and how agencies answered, to be read and taken away. */
@NullMarked
package vn.liennganh.console.figures;

import org.jspecify.annotations.NullMarked;
