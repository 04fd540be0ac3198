/** Whom the parts of the consoles are for. */
@NullMarked
package vn.liennganh.console.access;

import org.jspecify.annotations.NullMarked;
