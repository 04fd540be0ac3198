/** What every desk does alike: files messages under matters, keeps where they stand, remakes it. */
@NullMarked
package vn.liennganh.desk;

import org.jspecify.annotations.NullMarked;
