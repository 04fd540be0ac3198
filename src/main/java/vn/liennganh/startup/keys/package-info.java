/** Whose keys and authorities count: the sandbox's own, or those of the trust file. */
@NullMarked
package vn.liennganh.startup.keys;

import org.jspecify.annotations.NullMarked;
