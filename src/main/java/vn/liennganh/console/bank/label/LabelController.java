package vn.liennganh.console.bank.label;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.message.AgencyId;

/** Puts labels on a case of the bank and takes them away; the page of the case shows them. */
@Controller
class LabelController {

    private static final String CASE = "/ngan-hang/vu-viec";
    private static final String FIELD = "nhan";

    private final CurrentPerson current;
    private final CreditCases cases;
    private final Labels labels;

    LabelController(CurrentPerson current, CreditCases cases, Labels labels) {
        this.current = current;
        this.cases = cases;
        this.labels = labels;
    }

    @PostMapping(CASE + "/nhan")
    @Page(Section.BANK)
    String put(
            @RequestParam("co-quan") String agency,
            @RequestParam("so") String number,
            @RequestParam(FIELD) String label,
            RedirectAttributes next) {
        Person person = current.required();
        Labels.Case on = find(person, agency, number);
        if (!labels.put(person, on, label)) {
            Typed.keep(next, FIELD, Map.of(FIELD, List.of(label)));
        }
        return back(on);
    }

    @PostMapping(CASE + "/nhan/bo")
    @Page(Section.BANK)
    String drop(
            @RequestParam("co-quan") String agency,
            @RequestParam("so") String number,
            @RequestParam(FIELD) String label) {
        Person person = current.required();
        Labels.Case on = find(person, agency, number);
        labels.drop(person, on, label);
        return back(on);
    }

    /** Only a case that the bank may see can be labelled: a label must not find out others. */
    private Labels.Case find(Person person, String agency, String number) {
        try {
            return cases.one(
                            person.acting(),
                            Optional.of(AgencyId.normalised(agency)),
                            number,
                            Optional.empty())
                    .map(one -> one.matter())
                    .map(one -> new Labels.Case(one.agency().value(), one.number()))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "", malformed);
        }
    }

    private static String back(Labels.Case on) {
        return "redirect:"
                + CASE
                + "?co-quan="
                + on.agency()
                + "&so="
                + UriUtils.encode(on.number(), StandardCharsets.UTF_8)
                + "#nhan";
    }
}
