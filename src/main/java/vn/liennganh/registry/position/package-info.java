/** Where one asset of one case stands at all registries, message by message, as pure functions. */
@NullMarked
package vn.liennganh.registry.position;

import org.jspecify.annotations.NullMarked;
