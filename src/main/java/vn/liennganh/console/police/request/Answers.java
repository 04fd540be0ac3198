package vn.liennganh.console.police.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.console.police.Said;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.WireTime;

/** Makes letters of small forms, as the schemas of the procedure want them. */
@Component
class Answers {

    private static final int TIMES_MAX = 3;

    private final OffersMaker offers;

    Answers(OffersMaker offers) {
        this.offers = offers;
    }

    /** A form that was sent, with the operation that it is about. */
    private record Sent(
            Person person, Operation seen, MultiValueMap<String, String> form, ObjectNode body) {

        String text(String field) {
            String value = form.getFirst(field);
            return value == null ? "" : value.strip();
        }

        /** Puts a field that is filled. */
        Sent put(String name, String field) {
            if (!text(field).isEmpty()) {
                body.put(name, text(field));
            }
            return this;
        }

        Sent number(String name, String field) {
            if (text(field).matches("\\d{1,5}")) {
                body.put(name, Integer.parseInt(text(field)));
            }
            return this;
        }

        /** One item a line. */
        Sent lines(String name, String field, boolean always) {
            List<String> lines =
                    text(field).lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
            if (always || !lines.isEmpty()) {
                ArrayNode array = body.putArray(name);
                lines.forEach(array::add);
            }
            return this;
        }

        Sent version(String name) {
            body.put(name, seen.text().map(Fact::version).orElse(1));
            return this;
        }

        void commander(ObjectNode into) {
            into.put("name", text("ten"))
                    .put("position", text("chuc-vu"))
                    .put("phone", text("dien-thoai"));
        }
    }

    /** The letter of a form; empty where there is no such form. */
    Optional<NewLetter> of(
            String form, Person person, Operation seen, MultiValueMap<String, String> values) {
        Sent sent = new Sent(person, seen, values, Json.MAPPER.createObjectNode());
        return switch (form) {
            case "dong-y" -> Optional.of(agreed(sent));
            case "khong-thong-nhat" -> Optional.of(disagreed(sent));
            case "gio-khac" -> times(sent);
            case "tra-loi-gio" -> answered(sent);
            case "bo-sung" -> asked(sent);
            case "khong-bo-tri" -> Optional.of(unable(sent));
            case "chuyen-tinh" -> referred(sent);
            case "ke-hoach-bao-ve" -> Optional.of(protection(sent));
            case "dien-bien" ->
                    Optional.of(situation(sent, "situation-notice", "occurredAt", "situation"));
            case "tam-dung" ->
                    Optional.of(situation(sent, "pause-request", "requestedAt", "reason"));
            default -> Optional.empty();
        };
    }

    /** Whether a form names more times than a proposal takes. */
    static boolean tooMany(MultiValueMap<String, String> values) {
        String own = values.getFirst("gio-rieng");
        int typed = own == null || own.isBlank() ? 0 : 1;
        return values.getOrDefault("gio", List.of()).size() + typed > TIMES_MAX;
    }

    private static String reply(Person person) {
        return person.kind().equals("provincial-police")
                ? "provincial-reply"
                : "consultation-reply";
    }

    /** What a reply answers: the consultation, or the report that passed it on. */
    private static Optional<UUID> asks(Sent sent) {
        return sent.seen().facts().stream()
                .filter(one -> one.is("consultation", "complexity-report"))
                .filter(one -> one.to().contains(sent.person().acting()))
                .reduce((earlier, later) -> later)
                .map(Fact::message);
    }

    private static NewLetter agreed(Sent sent) {
        boolean changes = !sent.text("thay-doi").isEmpty();
        sent.body().put("outcome", changes ? "agree-with-changes" : "agree");
        sent.version("planVersion").number("peopleCommitted", "so-nguoi").put("unit", "don-vi");
        sent.commander(sent.body().putObject("commander"));
        sent.lines("vehicles", "phuong-tien", false).put("changes", "thay-doi");
        return letter(sent, reply(sent.person()), asks(sent));
    }

    private static NewLetter disagreed(Sent sent) {
        sent.body().put("outcome", "disagree");
        sent.version("planVersion").put("reason", "ly-do");
        return letter(sent, reply(sent.person()), asks(sent));
    }

    /** One message proposes one time; the others stand in its reason, in the order of choice. */
    private static Optional<NewLetter> times(Sent sent) {
        List<String> chosen = new ArrayList<>();
        for (String one : sent.form().getOrDefault("gio", List.of())) {
            if (WireTime.read(one).isPresent()) {
                chosen.add(one);
            }
        }
        String own = sent.text("gio-rieng");
        if (own.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d")) {
            chosen.add(0, own + ":00+07:00");
        }
        if (chosen.isEmpty() || tooMany(sent.form())) {
            return Optional.empty();
        }
        Said said = new Said(Texts.VIETNAMESE);
        List<String> others =
                chosen.stream()
                        .skip(1)
                        .map(one -> said.moment(WireTime.read(one).orElseThrow().toInstant()))
                        .toList();
        String reason = sent.text("ly-do");
        sent.version("planVersion");
        sent.body()
                .put("proposedAt", chosen.get(0))
                .put(
                        "reason",
                        others.isEmpty()
                                ? reason
                                : said.say(
                                        "police.form.others", reason, String.join("; ", others)));
        Terms terms = sent.seen().terms().orElseThrow();
        sent.body()
                .put("forcesMobilised", terms.forces())
                .put("policyBeneficiary", terms.beneficiary());
        boolean own0 = sent.seen().key().agency().equals(sent.person().acting());
        List<String> to =
                own0
                        ? sent.seen().police().stream().map(AgencyId::value).toList()
                        : List.of(sent.seen().key().agency().value());
        return Optional.of(letter(sent, "time-proposal", to, Optional.empty()));
    }

    private static Optional<NewLetter> answered(Sent sent) {
        return sent.seen().openProposals().stream()
                .filter(one -> one.message().toString().equals(sent.text("de-nghi")))
                .filter(one -> one.to().contains(sent.person().acting()))
                .findFirst()
                .map(
                        one -> {
                            boolean agrees = sent.text("ket-qua").equals("agree");
                            sent.version("planVersion")
                                    .body()
                                    .put("outcome", agrees ? "agree" : "disagree");
                            sent.put("reason", "ly-do");
                            return letter(
                                    sent,
                                    "time-answer",
                                    List.of(one.from().value()),
                                    Optional.of(one.message()));
                        });
    }

    private static Optional<NewLetter> asked(Sent sent) {
        Said said = new Said(Texts.VIETNAMESE);
        ArrayNode asks = sent.body().putArray("asks");
        for (String part : sent.form().getOrDefault("muc", List.of())) {
            if (part.matches("[1-7]")) {
                asks.add(said.say("police.form.weak", said.say("police.part." + part)));
            }
        }
        sent.text("noi-dung")
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(asks::add);
        return asks.isEmpty()
                ? Optional.empty()
                : Optional.of(letter(sent, "more-information-request", asks(sent)));
    }

    private static NewLetter unable(Sent sent) {
        sent.put("reason", "ly-do").put("availableFrom", "tu-ngay");
        return letter(sent, "unable-to-deploy", asks(sent));
    }

    private Optional<NewLetter> referred(Sent sent) {
        Terms terms = sent.seen().terms().orElseThrow();
        sent.version("planVersion")
                .body()
                .put("plannedAt", WireTime.seconds(terms.time()))
                .put("place", terms.place());
        sent.put("whyComplex", "ly-do").put("proposal", "de-xuat");
        return offers.province(sent.person().acting())
                .map(
                        province ->
                                letter(
                                        sent,
                                        "complexity-report",
                                        List.of(
                                                province.value(),
                                                sent.seen().key().agency().value()),
                                        asks(sent)));
    }

    private static NewLetter protection(Sent sent) {
        sent.version("planVersion");
        sent.body()
                .putObject("document")
                .put("number", sent.text("so"))
                .put("date", sent.text("ngay"));
        sent.put("drawnUpOn", "ngay").put("purpose", "muc-dich").lines("tasks", "nhiem-vu", true);
        sent.commander(sent.body().putArray("commanders").addObject());
        sent.number("forces", "so-nguoi")
                .lines("equipment", "cong-cu", true)
                .lines("vehicles", "phuong-tien", false)
                .put("reserve", "du-phong");
        ArrayNode situations = sent.body().putArray("situations");
        sent.text("tinh-huong")
                .lines()
                .map(line -> line.split("=>|\u2192", 2))
                .filter(pair -> pair.length == 2)
                .forEach(
                        pair ->
                                situations
                                        .addObject()
                                        .put("situation", pair[0].strip())
                                        .put("response", pair[1].strip()));
        sent.put("signals", "tin-hieu").put("communication", "lien-lac");
        return letter(sent, "protection-plan", sent.seen().last("plan").map(Fact::message));
    }

    private static NewLetter situation(Sent sent, String type, String at, String what) {
        String when = sent.text("luc");
        if (when.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d")) {
            sent.body().put(at, when + ":00+07:00");
        }
        sent.put(what, "noi-dung");
        sent.commander(sent.body().putObject("commander"));
        return letter(sent, type, Optional.empty());
    }

    private static NewLetter letter(Sent sent, String type, Optional<UUID> answers) {
        return letter(sent, type, List.of(sent.seen().key().agency().value()), answers);
    }

    private static NewLetter letter(
            Sent sent, String type, List<String> to, Optional<UUID> answers) {
        return new NewLetter(
                new MessageType("coercion-security." + type.toLowerCase(Locale.ROOT)),
                to,
                answers,
                Optional.of(sent.seen().exchange()),
                List.of(),
                Optional.of(sent.seen().key().number()),
                Urgency.NORMAL,
                sent.body());
    }
}
