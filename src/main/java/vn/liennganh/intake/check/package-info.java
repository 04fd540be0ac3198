/** What can be judged of a message without a lock: who signed it, for whom it is, which document it is. */
@NullMarked
package vn.liennganh.intake.check;

import org.jspecify.annotations.NullMarked;
