/**
 * Where a case stands: what each holder of money was told and told, added up, as pure arithmetic.
 */
@NullMarked
package vn.liennganh.freeze.position;

import org.jspecify.annotations.NullMarked;
