/**
 * Simulated agencies: real clients in a process of their own that hold their own keys and nothing
 * else.
 */
@NullMarked
package vn.liennganh.partner.simulator;

import org.jspecify.annotations.NullMarked;
