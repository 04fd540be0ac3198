/** The jurist's bench: checks, walks, tries, compares and prints the regulations, offline. */
@NullMarked
package vn.liennganh.regulation.workbench;

import org.jspecify.annotations.NullMarked;
