package vn.liennganh.partner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One page of the inbox, most urgent first, then oldest.
 *
 * @param next where the following page begins, empty where the hub names no place
 */
public record InboxPage(List<InboxItem> items, Optional<String> next) {

    public InboxPage {
        items = List.copyOf(items);
    }

    static InboxPage of(JsonNode json) {
        List<InboxItem> items = new ArrayList<>();
        json.path("items").forEach(item -> items.add(InboxItem.of(item)));
        JsonNode next = json.path("next");
        return new InboxPage(
                items, next.isString() ? Optional.of(next.asString()) : Optional.empty());
    }
}
