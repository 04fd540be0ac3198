/** What can be judged without a lock: who signed a message, for whom it is, which document. */
@NullMarked
package vn.liennganh.intake.check;

import org.jspecify.annotations.NullMarked;
