/** The statistics desk as agencies, their partners and the centre read it. */
@NullMarked
package vn.liennganh.gateway.rest.statistics;

import org.jspecify.annotations.NullMarked;
