package vn.liennganh.regulation.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads what a rule file says about one message. */
final class MessageReader {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[0-9]{2}[a-z]?");

    private final EditionReader edition;
    private final YamlMap rule;
    private final String secrecy;
    private final MessageType type;
    private final DutyReader reader;

    MessageReader(EditionReader edition, YamlMap rule, String secrecy) {
        this.edition = edition;
        this.rule = rule;
        this.secrecy = secrecy;
        try {
            this.type = new MessageType(edition.procedure() + "." + rule.string("message"));
        } catch (IllegalArgumentException wrong) {
            throw rule.problem("message", wrong.getMessage());
        }
        this.reader = new DutyReader(edition, type);
    }

    MessageRule read() {
        MessageRule.Signers signers = signers();
        boolean opens = rule.bool("opens", false);
        Flow flow = new FlowReader(edition, rule).flow();
        if (opens && flow.speaker() == Flow.Speaker.HOLDER) {
            throw rule.problem("opens", "who opens an exchange leads it and is no holder in it");
        }
        Set<String> states = new LinkedHashSet<>();
        flow.moves().forEach(move -> states.addAll(move.from()));
        List<Duty> duties = new ArrayList<>();
        rule.maps("duties").forEach(duty -> duties.add(reader.duty(duty)));
        rule.maps("copies").forEach(copy -> duties.add(reader.copy(copy)));
        return new MessageRule(
                type,
                edition.number(),
                codes(),
                PolicyReader.title(rule.map("title")),
                opens,
                states,
                kinds("from"),
                kinds("to"),
                rule.bool("discreet", false),
                Set.copyOf(rule.strings("groups")),
                signers,
                rule.bool("case", true),
                rule.strings("business-key"),
                duties.stream().flatMap(duty -> duty.copyTo().stream()).toList(),
                duties,
                Set.of(),
                supervises(),
                CitationReader.cites(rule, edition.policies()),
                secrecy,
                DemandReader.demands(rule, edition.policies()),
                edition.policies().messageAge(signers.demandsOfficial()),
                flow);
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (YamlValue code : rule.optionalList("code")) {
            if (!CODE.matcher(code.string()).matches() || codes.contains(code.string())) {
                throw code.problem("a code of the catalogue such as KH01 is expected, once");
            }
            codes.add(code.string());
        }
        return codes;
    }

    private Set<String> kinds(String key) {
        YamlValue value = rule.value(key);
        if (!value.isList()) {
            if (value.string().equals("any")) {
                return Set.of();
            }
            throw value.problem("a list of kinds, or any, is expected");
        }
        Set<String> kinds = Items.of(value.list(), edition::kind);
        if (kinds.isEmpty()) {
            throw value.problem("an empty list permits nobody");
        }
        return kinds;
    }

    private boolean supervises() {
        Optional<String> what = rule.optionalString("supervises");
        if (what.isPresent() && !what.get().equals("exchange")) {
            throw rule.problem("supervises", "exchange is expected, or nothing");
        }
        return what.isPresent();
    }

    private MessageRule.Signers signers() {
        Map<String, Set<String>> officials = new LinkedHashMap<>();
        Optional<YamlMap> named = rule.optionalMap("officials");
        if (named.isPresent()) {
            YamlMap map = named.get();
            for (String kind : map.keys()) {
                if (!edition.policies().kinds().contains(kind)) {
                    throw map.problem(kind, "no such kind of agency");
                }
                officials.put(kind, Items.of(map.list(kind), value -> Set.of(value.string())));
            }
        }
        return new MessageRule.Signers(officials);
    }
}
