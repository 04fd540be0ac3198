package vn.liennganh.console.inmate;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.matter.MatterReadings;
import vn.liennganh.console.matter.Pages;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.CertifiedMoney;
import vn.liennganh.inmate.CertifiedMoney.Touched;
import vn.liennganh.inmate.ReturnBook;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.inmate.certificate.Returns;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/**
 * {@code /pham-nhan/tien-tra-lai}: certificates of the office that count money which has gone back
 * since. What to send next is proposed on the prisoner's page.
 */
@Controller
class ReturnedController {

    private static final int LISTED = 200;

    private final CurrentPerson current;
    private final ReturnBook book;
    private final CertifiedMoney money;
    private final Pages pages;
    private final MatterReadings readings;

    ReturnedController(
            CurrentPerson current,
            ReturnBook book,
            CertifiedMoney money,
            Pages pages,
            MatterReadings readings) {
        this.current = current;
        this.book = book;
        this.money = money;
        this.pages = pages;
        this.readings = readings;
    }

    /**
     * A certificate.
     *
     * @param exchange of the prisoner
     */
    record Row(String certificate, String day, String name, UUID exchange, List<Sum> returned) {}

    /**
     * What went back.
     *
     * @param amount empty while the reader's agency has not opened the letter that tells it
     */
    record Sum(String amount, String how, String day) {}

    @GetMapping("/pham-nhan/tien-tra-lai")
    @Page(Section.INMATES)
    String list(
            @RequestParam(name = "sau", defaultValue = "") String after,
            @ModelAttribute("w") Words words,
            Model model) {
        Person person = current.required();
        List<Standing<Returns>> page = pages.of(book, person, Set.of(), after, LISTED, model);
        List<Touched> touched =
                page.stream().flatMap(one -> money.touched(one.content()).stream()).toList();
        Set<UUID> read =
                readings.read(
                        person,
                        touched.stream()
                                .flatMap(one -> one.returned().stream())
                                .map(Returned::message)
                                .toList());
        model.addAttribute(
                "certificates", touched.stream().map(one -> row(one, read, words)).toList());
        return "console/inmate/returned";
    }

    private static Row row(Touched one, Set<UUID> read, Words words) {
        Line.Given given = one.line().given().orElseThrow();
        return new Row(
                given.certificate().number(),
                words.day(given.certificate().date()),
                one.line().name(),
                one.inmate().exchange(),
                one.returned().stream().map(it -> sum(it, read, words)).toList());
    }

    private static Sum sum(Returned one, Set<UUID> read, Words words) {
        return new Sum(
                read.contains(one.message()) ? Dong.full(one.amount()) : "",
                words.say("inmates.returned-" + one.word()),
                words.day(one.at().atZone(WireTime.ZONE).toLocalDate()));
    }
}
