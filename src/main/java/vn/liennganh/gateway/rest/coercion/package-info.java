/** SeenOperations as whoever takes part in them reads them: agreed, ready, when, and by whom. */
@NullMarked
package vn.liennganh.gateway.rest.coercion;

import org.jspecify.annotations.NullMarked;
