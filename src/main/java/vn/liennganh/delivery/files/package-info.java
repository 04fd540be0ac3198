/** Files: a tree for each agency that sends and receives by directory. */
@NullMarked
package vn.liennganh.delivery.files;

import org.jspecify.annotations.NullMarked;
