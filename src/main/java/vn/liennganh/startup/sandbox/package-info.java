/** The sandbox around the hub: its controls, its simulated partners, its welcome. */
@NullMarked
package vn.liennganh.startup.sandbox;

import org.jspecify.annotations.NullMarked;
