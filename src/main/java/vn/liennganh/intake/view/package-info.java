/** Who may see what was accepted: one rule for partners' calls and for people's pages. */
@NullMarked
package vn.liennganh.intake.view;

import org.jspecify.annotations.NullMarked;
