package vn.liennganh.console.police.request;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.console.police.Said;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Makes letters of small forms, as the schemas of the procedure want them. */
@Component
class Answers {

    static final String TIMES = "gio-khac";
    static final String PROTECTION = "ke-hoach-bao-ve";
    static final String SITUATIONS = "tinh-huong";

    private final OffersMaker offers;

    Answers(OffersMaker offers) {
        this.offers = offers;
    }

    /** The letter of a form; empty where there is no such form, or too little in it. */
    Optional<NewLetter> of(
            String form, Person person, Operation seen, MultiValueMap<String, String> values) {
        if (wrong(form, values).isPresent()) {
            return Optional.empty();
        }
        Sent sent = Sent.of(person, seen, values);
        return switch (form) {
            case "dong-y" -> Optional.of(agreed(sent));
            case "khong-thong-nhat" -> Optional.of(disagreed(sent));
            case TIMES -> Times.proposal(sent);
            case "tra-loi-gio" -> Times.answer(sent);
            case "bo-sung" -> asked(sent);
            case "khong-bo-tri" -> Optional.of(unable(sent));
            case "chuyen-tinh" -> referred(sent);
            case PROTECTION -> Optional.of(protection(sent));
            case "dien-bien" ->
                    Optional.of(situation(sent, "situation-notice", "occurredAt", "situation"));
            case "tam-dung" ->
                    Optional.of(situation(sent, "pause-request", "requestedAt", "reason"));
            default -> Optional.empty();
        };
    }

    /**
     * What is wrong with a form, by the word that its page knows: {@code qua-ba} for too many
     * times, {@code sai-gio} for one that cannot be read, {@code sai-dong} for a situation without
     * its response; empty where nothing is.
     */
    static Optional<String> wrong(String form, MultiValueMap<String, String> values) {
        return switch (form) {
            case TIMES -> Times.wrong(values);
            case PROTECTION ->
                    Situations.of(Sent.text(values, SITUATIONS)).wrong().isEmpty()
                            ? Optional.empty()
                            : Optional.of("sai-dong");
            default -> Optional.empty();
        };
    }

    private static String reply(Person person) {
        return person.kind().equals("provincial-police")
                ? "provincial-reply"
                : "consultation-reply";
    }

    private static NewLetter agreed(Sent sent) {
        boolean changes = !sent.text("thay-doi").isEmpty();
        sent.body().put("outcome", changes ? "agree-with-changes" : "agree");
        sent.version("planVersion").number("peopleCommitted", "so-nguoi").put("unit", "don-vi");
        sent.commander(sent.body().putObject("commander"));
        sent.lines("vehicles", "phuong-tien", false).put("changes", "thay-doi");
        return sent.letter(reply(sent.person()), sent.asks());
    }

    private static NewLetter disagreed(Sent sent) {
        sent.body().put("outcome", "disagree");
        sent.version("planVersion").put("reason", "ly-do");
        return sent.letter(reply(sent.person()), sent.asks());
    }

    private static Optional<NewLetter> asked(Sent sent) {
        Said said = new Said(Texts.VIETNAMESE);
        ArrayNode asks = sent.body().putArray("asks");
        for (String part : sent.form().getOrDefault("muc", List.of())) {
            if (part.matches("[1-7]")) {
                asks.add(said.say("police.form.weak", said.say("police.part." + part)));
            }
        }
        Sent.lines(sent.text("noi-dung")).forEach(asks::add);
        return asks.isEmpty()
                ? Optional.empty()
                : Optional.of(sent.letter("more-information-request", sent.asks()));
    }

    private static NewLetter unable(Sent sent) {
        sent.put("reason", "ly-do").put("availableFrom", "tu-ngay");
        return sent.letter("unable-to-deploy", sent.asks());
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
                                sent.letter(
                                        "complexity-report",
                                        List.of(
                                                province.value(),
                                                sent.seen().key().agency().value()),
                                        sent.asks()));
    }

    /** But for the sketch, which is a file. */
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
        for (Situations.Pair one : Situations.of(sent.text(SITUATIONS)).pairs()) {
            situations
                    .addObject()
                    .put("situation", one.situation())
                    .put("response", one.response());
        }
        sent.put("signals", "tin-hieu").put("communication", "lien-lac");
        return sent.letter("protection-plan", sent.seen().last("plan").map(Fact::message));
    }

    private static NewLetter situation(Sent sent, String type, String at, String what) {
        Sent.moment(sent.text("luc")).ifPresent(when -> sent.body().put(at, when));
        sent.put(what, "noi-dung");
        sent.commander(sent.body().putObject("commander"));
        return sent.letter(type, Optional.empty());
    }
}
