/** The registry desk: measures on land, vehicles, shares and other registered assets. */
@NullMarked
package vn.liennganh.registry;

import org.jspecify.annotations.NullMarked;
