/** One operation for who answers it: what is asked, what stands in the way, what to say next. */
@NullMarked
package vn.liennganh.console.police.request;

import org.jspecify.annotations.NullMarked;
