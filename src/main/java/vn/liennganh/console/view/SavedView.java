package vn.liennganh.console.view;

import java.util.UUID;

/**
 * A filter under its owner's name for it.
 *
 * @param link the list under this filter
 * @param here whether the list is shown so now
 */
public record SavedView(UUID id, String name, String link, boolean here) {}
