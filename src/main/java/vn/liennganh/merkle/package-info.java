/** Tree arithmetic: leaf hashes, roots, proofs, tiles, checkpoints, as pure functions. */
@NullMarked
package vn.liennganh.merkle;

import org.jspecify.annotations.NullMarked;
