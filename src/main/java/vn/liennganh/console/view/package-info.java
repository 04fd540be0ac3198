/** Filters of lists that a member keeps under names of its own; nobody else sees them. */
@NullMarked
package vn.liennganh.console.view;

import org.jspecify.annotations.NullMarked;
