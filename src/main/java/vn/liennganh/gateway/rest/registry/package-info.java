/** The registry desk as agencies and registries read it. */
@NullMarked
package vn.liennganh.gateway.rest.registry;

import org.jspecify.annotations.NullMarked;
