/** What exchanges know of each other: amounts that add up, ceilings, marks. */
@NullMarked
package vn.liennganh.regulation.across;

import org.jspecify.annotations.NullMarked;
