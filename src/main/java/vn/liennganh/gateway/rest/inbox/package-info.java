/** What lies ready for a partner, as a list or with the bytes, for whichever channel asks. */
@NullMarked
package vn.liennganh.gateway.rest.inbox;

import org.jspecify.annotations.NullMarked;
