/** What to hold and what to let go: proposals for a person to sign, as pure arithmetic. */
@NullMarked
package vn.liennganh.freeze.plan;

import org.jspecify.annotations.NullMarked;
