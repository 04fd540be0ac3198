/** What the resources of all desks share: who may look, pages, drafts. */
@NullMarked
package vn.liennganh.gateway.rest.desk;

import org.jspecify.annotations.NullMarked;
