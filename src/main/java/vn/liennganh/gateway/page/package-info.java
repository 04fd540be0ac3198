/** Pages that anybody may see: what is running, and what each problem code means. */
@NullMarked
package vn.liennganh.gateway.page;

import org.jspecify.annotations.NullMarked;
