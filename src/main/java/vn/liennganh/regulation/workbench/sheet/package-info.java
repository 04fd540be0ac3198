/** Rule files as they are written, unresolved and with their lines, for whoever reviews them. */
@NullMarked
package vn.liennganh.regulation.workbench.sheet;

import org.jspecify.annotations.NullMarked;
