package vn.liennganh.partner.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/**
 * A message that the hub accepted, with what must be provable of it in the end.
 *
 * @param sender who holds its receipts
 * @param attachments contents that lie beside it
 * @param expected receipts of each kind that somebody must be named in, collected as the story goes
 */
record Sent(
        UUID id,
        String type,
        UUID exchange,
        Actor sender,
        JsonNode body,
        byte[] cms,
        Receipt receipt,
        List<Sha256> attachments,
        Map<String, Set<String>> expected) {

    static Sent of(
            UUID id,
            String type,
            UUID exchange,
            Actor sender,
            JsonNode body,
            byte[] cms,
            Receipt receipt,
            List<Sha256> attachments) {
        return new Sent(
                id, type, exchange, sender, body, cms, receipt, attachments, new LinkedHashMap<>());
    }

    /** From now on there must be a receipt of this kind that names the party. */
    void expect(String kind, String party) {
        expected.computeIfAbsent(kind, one -> new TreeSet<>()).add(party);
    }
}
