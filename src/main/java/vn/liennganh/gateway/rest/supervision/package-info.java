/** The procuracy register as procuracies and agencies read it. */
@NullMarked
package vn.liennganh.gateway.rest.supervision;

import org.jspecify.annotations.NullMarked;
