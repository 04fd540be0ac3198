package vn.liennganh.delivery;

import java.util.List;
import java.util.Optional;

/**
 * One page of an inbox, most urgent then oldest first.
 *
 * @param next continues behind what was listed so far, also with what arrives later; empty only
 *     where nothing was listed
 */
public record InboxPage(List<InboxItem> items, Optional<String> next) {

    public InboxPage {
        items = List.copyOf(items);
    }
}
