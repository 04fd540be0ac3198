/** What an agency may ask about its own webhook, and have done with it. */
@NullMarked
package vn.liennganh.gateway.rest.push;

import org.jspecify.annotations.NullMarked;
