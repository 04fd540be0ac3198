/** The other side: client library, command line, simulators. Never imports the hub. */
@NullMarked
package vn.liennganh.partner;

import org.jspecify.annotations.NullMarked;
