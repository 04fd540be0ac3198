/**
 * Start-up wiring: embedded database and broker, development keys, demo agencies, sandbox controls.
 */
@NullMarked
package vn.liennganh.startup;

import org.jspecify.annotations.NullMarked;
