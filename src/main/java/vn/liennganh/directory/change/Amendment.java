package vn.liennganh.directory.change;

/**
 * An entry of an agency that stands in the tables. It goes before the entry of the files, or the
 * earlier amendment, that has the same identifier and the same first day; otherwise it is one more.
 *
 * @param number in the order of amendments
 * @param entry the whole entry as JSON, in the words of the agency files
 */
public record Amendment(long number, String entry) {}
