/** What is wrong with a configuration of regulations, with file and line of each finding. */
@NullMarked
package vn.liennganh.regulation.workbench.lint;

import org.jspecify.annotations.NullMarked;
