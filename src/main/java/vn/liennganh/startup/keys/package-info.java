/**
 * Whose keys and authorities count: the sandbox's own, made at its first start, or the trust
 * file's.
 */
@NullMarked
package vn.liennganh.startup.keys;

import org.jspecify.annotations.NullMarked;
