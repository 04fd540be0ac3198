/** Who of an agency takes care of which conversation: its own business, which changes no duty. */
@NullMarked
package vn.liennganh.console.assign;

import org.jspecify.annotations.NullMarked;
