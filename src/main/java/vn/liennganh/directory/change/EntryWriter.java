package vn.liennganh.directory.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.directory.Agency.Succession;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * Writes an agency as agency files have it, so that reading it gives the same agency. Whose work it
 * carries on is not part of its own entry.
 */
final class EntryWriter {

    private EntryWriter() {}

    /** JSON, the same for the same agency. */
    static String write(Agency agency) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("identifier", agency.id().value());
        entry.put("kind", agency.kind());
        entry.put("names", new TreeMap<>(agency.names()));
        entry.put("territory", agency.territory());
        agency.parent().map(AgencyId::value).ifPresent(one -> entry.put("parent", one));
        agency.actsFor().map(AgencyId::value).ifPresent(one -> entry.put("acts-for", one));
        entry.put("valid-from", agency.validFrom().toString());
        agency.validTo().ifPresent(last -> entry.put("valid-to", last.toString()));
        putAll(entry, "successors", agency.successors().stream().map(EntryWriter::next).toList());
        putAll(entry, "groups", agency.groups().stream().sorted().toList());
        entry.put("channel", agency.channel());
        if (!agency.signedCalls()) {
            entry.put("soap", "mutual-tls");
        }
        reach(agency, entry);
        if (!agency.contacts().isEmpty()) {
            entry.put("contacts", new TreeMap<>(agency.contacts()));
        }
        Map<String, Long> limits = new TreeMap<>();
        agency.limits().forEach((limit, value) -> limits.put(limit.word(), value));
        if (!limits.isEmpty()) {
            entry.put("limits", limits);
        }
        return Json.MAPPER.writeValueAsString(entry);
    }

    private static void putAll(Map<String, Object> entry, String key, List<?> values) {
        if (!values.isEmpty()) {
            entry.put(key, values);
        }
    }

    private static Object next(Succession one) {
        if (one.matters().isEmpty()) {
            return one.agency().value();
        }
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("agency", one.agency().value());
        part.put("matters", one.matters().stream().sorted().toList());
        return part;
    }

    private static void reach(Agency agency, Map<String, Object> entry) {
        Agency.Reach reach = agency.reach();
        reach.push()
                .ifPresent(
                        url -> {
                            Map<String, String> push = new LinkedHashMap<>();
                            push.put("url", url.toString());
                            if (reach.form().soap()) {
                                push.put("version", reach.form() == Form.SOAP_11 ? "1.1" : "1.2");
                            } else {
                                push.put("sends", reach.form().whole() ? "message" : "event");
                            }
                            entry.put("push", push);
                        });
        if (!reach.sshKeys().isEmpty()) {
            entry.put("sftp", Map.of("keys", reach.sshKeys().stream().sorted().toList()));
        }
    }
}
