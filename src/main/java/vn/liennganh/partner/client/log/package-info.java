/**
 * What a client remembers of the hub's log: its key and its newest head. Whoever remembers these
 * notices a log that was rolled back, or that shows different people different histories.
 */
@NullMarked
package vn.liennganh.partner.client.log;

import org.jspecify.annotations.NullMarked;
