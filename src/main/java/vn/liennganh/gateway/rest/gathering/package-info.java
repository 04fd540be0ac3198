/** One request to many: who answered, who has not, and whether it is complete. */
@NullMarked
package vn.liennganh.gateway.rest.gathering;

import org.jspecify.annotations.NullMarked;
