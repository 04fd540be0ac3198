/** Registers as their agencies and their partners read them. */
@NullMarked
package vn.liennganh.gateway.rest.register;

import org.jspecify.annotations.NullMarked;
