package vn.liennganh.directory;

import java.time.Instant;

/**
 * One change of who is registered with which certificate, for the evidence log: rows are added, never altered.
 *
 * @param number grows by the order of changes, with gaps
 * @param record JSON, exactly as stored and digested; opaque identifiers only
 */
public record DirectoryChange(long number, Instant at, byte[] record) {}
