/** What several answer, gathered by a route: references to requests, carried until looked at. */
@NullMarked
package vn.liennganh.delivery.gather;

import org.jspecify.annotations.NullMarked;
