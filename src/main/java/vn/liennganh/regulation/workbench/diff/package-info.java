/** What changes for whom between two versions of the regulations. */
@NullMarked
package vn.liennganh.regulation.workbench.diff;

import org.jspecify.annotations.NullMarked;
