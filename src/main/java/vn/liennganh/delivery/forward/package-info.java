/** What still waits for an agency that has ended goes on to whoever carries on for it. */
@NullMarked
package vn.liennganh.delivery.forward;

import org.jspecify.annotations.NullMarked;
