/** What whoever connects an agency's own system looks at: its events, keys, pushes and schemas. */
@NullMarked
package vn.liennganh.console.integrator;

import org.jspecify.annotations.NullMarked;
