/** Bodies that become decisions when a person completes and signs them. */
@NullMarked
package vn.liennganh.freeze.draft;

import org.jspecify.annotations.NullMarked;
