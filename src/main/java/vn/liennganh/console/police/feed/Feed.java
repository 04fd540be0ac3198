package vn.liennganh.console.police.feed;

import java.time.Instant;
import vn.liennganh.message.AgencyId;

/**
 * A calendar that somebody reads by its secret address.
 *
 * @param unit of the agency, as it names it; empty for all of it
 */
public record Feed(AgencyId agency, String unit, Instant added) {}
