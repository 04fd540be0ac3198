/** The room of registered assets: what is suspended, in which rank, and what was asked and told. */
@NullMarked
package vn.liennganh.console.land;

import org.jspecify.annotations.NullMarked;
