package vn.liennganh.partner.cli.desk;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.HubClient;

/** Shows a list of the hub page by page, and says so where there is nothing. */
final class Pages {

    private Pages() {}

    /**
     * Shows all items.
     *
     * @param path of the list below {@code /api/v1}, with what narrows it
     */
    static void show(Counter counter, HubClient hub, String path, Consumer<JsonNode> item) {
        show(counter, hub, path, page -> {}, item);
    }

    /**
     * Shows all items.
     *
     * @param above shows what a page says of itself, before its items
     */
    static void show(
            Counter counter,
            HubClient hub,
            String path,
            Consumer<JsonNode> above,
            Consumer<JsonNode> item) {
        String after = "";
        boolean nothing = true;
        do {
            JsonNode page = hub.json(path + after);
            above.accept(page);
            page.path("items").forEach(item);
            counter.result(page);
            nothing &= page.path("items").isEmpty();
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "after=" + next;
        } while (!after.isEmpty());
        if (nothing) {
            counter.say("partner.list-empty");
        }
    }
}
