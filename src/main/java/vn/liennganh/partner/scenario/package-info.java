/**
 * Stories that are played against a running hub: scenario files read strictly, actors with their
 * own keys, every receipt proved. Knows the hub by its HTTPS address alone.
 */
@NullMarked
package vn.liennganh.partner.scenario;

import org.jspecify.annotations.NullMarked;
