/** What operators change in the registry: rows over the agency files, only ever added. */
@NullMarked
package vn.liennganh.directory.change;

import org.jspecify.annotations.NullMarked;
