/** The one door: verify, judge, write down, answer with a receipt. */
@NullMarked
package vn.liennganh.intake;

import org.jspecify.annotations.NullMarked;
