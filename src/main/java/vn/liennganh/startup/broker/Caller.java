package vn.liennganh.startup.broker;

import vn.liennganh.message.AgencyId;

/**
 * Whose connection it is.
 *
 * @param agency whose certificate opened it
 * @param acting the agency it may act for; equals {@code agency} except for regional divisions
 */
public record Caller(AgencyId agency, AgencyId acting) {}
