/**
 * Pages that anybody may see: what is running, what each problem code means, whether a document is
 * true, where a matter stands, and what the law makes public.
 */
@NullMarked
package vn.liennganh.console.open;

import org.jspecify.annotations.NullMarked;
