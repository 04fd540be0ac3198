/** How much an agency may ask of the hub, whatever the channel: by default, by kind, by name. */
@NullMarked
package vn.liennganh.directory.limit;

import org.jspecify.annotations.NullMarked;
