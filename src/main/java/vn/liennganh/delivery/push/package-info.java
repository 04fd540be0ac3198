/** Webhooks: what waits for an agency is pushed to the URL that the directory has for it. */
@NullMarked
package vn.liennganh.delivery.push;

import org.jspecify.annotations.NullMarked;
