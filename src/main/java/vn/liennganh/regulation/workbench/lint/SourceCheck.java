package vn.liennganh.regulation.workbench.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.CitationSheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;

/** Every rule says where it comes from and how surely that is known, and may be shown so. */
final class SourceCheck {

    private static final Set<String> NEVER_SHOWN = Set.of("S2", "M");

    private final Vocabulary words;
    private final RuleSheet sheet;
    private final List<Finding> findings;

    SourceCheck(Vocabulary words, RuleSheet sheet, List<Finding> findings) {
        this.words = words;
        this.sheet = sheet;
        this.findings = findings;
    }

    void run() {
        sheet.group()
                .filter(group -> !words.group(group))
                .ifPresent(
                        group ->
                                findings.add(
                                        Finding.of(
                                                Kind.UNKNOWN_GROUP,
                                                Place.of(sheet.map(), "group"),
                                                group)));
        for (MessageSheet message : sheet.messages()) {
            codes(message);
            cites(message.place(), message.type(), message.cites());
            message.duties()
                    .forEach(
                            duty ->
                                    cites(
                                            duty.place(),
                                            message.type() + "." + duty.id(),
                                            duty.cites()));
        }
    }

    private void codes(MessageSheet message) {
        if (sheet.group().isPresent() && !message.map().has("code")) {
            findings.add(
                    Finding.of(
                            Kind.TYPE_WITHOUT_CATALOGUE_CODE,
                            message.place(),
                            message.type(),
                            sheet.group().get()));
        }
        for (String code : message.codes()) {
            if (!words.catalogueCode(code)) {
                findings.add(
                        Finding.of(
                                Kind.UNKNOWN_CATALOGUE_CODE,
                                Place.of(message.map(), "code"),
                                code));
            }
        }
    }

    private void cites(Place place, String rule, List<CitationSheet> cites) {
        if (cites.isEmpty()) {
            findings.add(Finding.of(Kind.NO_CITATION, place, rule));
            return;
        }
        for (CitationSheet cite : cites) {
            Optional<String> code = cite.code();
            if (code.isEmpty()) {
                findings.add(Finding.of(Kind.CITATION_WITHOUT_CODE, cite.place(), rule));
            } else if (Arrays.stream(Citation.Code.values())
                    .noneMatch(one -> one.label().equals(code.get()))) {
                findings.add(Finding.of(Kind.UNKNOWN_CODE, cite.place(), code.get()));
            }
            if (code.equals(Optional.of("So")) && cite.point().isPresent()) {
                findings.add(Finding.of(Kind.POINT_OF_A_SCAN, cite.place(), rule));
            }
            cite.instrument()
                    .filter(sign -> !words.instrument(sign))
                    .ifPresent(
                            sign ->
                                    findings.add(
                                            Finding.of(
                                                    Kind.UNKNOWN_INSTRUMENT, cite.place(), sign)));
        }
        if (cites.stream().allMatch(one -> one.code().filter(NEVER_SHOWN::contains).isPresent())) {
            findings.add(Finding.of(Kind.NOTHING_TO_SHOW, place, rule));
        }
    }
}
