package vn.liennganh.regulation.workbench.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.Word;

/** Every word that a rule file borrows is declared where it comes from. */
final class WordCheck {

    /** Roles that the engine itself resolves from the exchange. */
    private static final Set<String> OWN_ROLES = Set.of("measure-recipients", "plan-recipients");

    private final Vocabulary words;
    private final RuleSheet sheet;
    private final List<Finding> findings;

    WordCheck(Vocabulary words, RuleSheet sheet, List<Finding> findings) {
        this.words = words;
        this.sheet = sheet;
        this.findings = findings;
    }

    void run() {
        for (MessageSheet message : sheet.messages()) {
            message.from().forEach(this::kind);
            message.to().forEach(this::kind);
            for (Map.Entry<Word, List<Word>> official : message.officials().entrySet()) {
                kind(official.getKey());
                for (Word capacity : official.getValue()) {
                    if (words.kind(official.getKey().text())
                            && !words.capacity(official.getKey().text(), capacity.text())) {
                        findings.add(
                                Finding.of(
                                        Kind.UNKNOWN_CAPACITY,
                                        capacity.place(),
                                        capacity.text(),
                                        official.getKey().text()));
                    }
                }
            }
            message.duties().forEach(this::duty);
        }
    }

    private void duty(DutySheet duty) {
        duty.only().forEach(this::kind);
        duty.copyTo().filter(role -> !OWN_ROLES.contains(role.text())).ifPresent(this::role);
        duty.lapse()
                .filter(policy -> !words.lapse(policy.text()))
                .ifPresent(
                        policy ->
                                findings.add(
                                        Finding.of(
                                                Kind.UNKNOWN_LAPSE_POLICY,
                                                policy.place(),
                                                policy.text())));
        duty.within()
                .policy()
                .filter(id -> !words.policy(id))
                .ifPresent(
                        id ->
                                findings.add(
                                        Finding.of(
                                                Kind.UNKNOWN_POLICY,
                                                Place.of(duty.map(), "within"),
                                                id)));
    }

    private void kind(Word kind) {
        if (!words.kind(kind.text())) {
            findings.add(Finding.of(Kind.UNKNOWN_KIND, kind.place(), kind.text()));
        }
    }

    private void role(Word role) {
        if (!words.role(role.text())) {
            findings.add(Finding.of(Kind.UNKNOWN_ROLE, role.place(), role.text()));
        } else if (!words.assigned(role.text())) {
            findings.add(Finding.of(Kind.ROLE_WITHOUT_AGENCY, role.place(), role.text()));
        }
    }
}
