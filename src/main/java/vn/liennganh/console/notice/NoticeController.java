package vn.liennganh.console.notice;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** {@code /toi/thong-bao}: whether and where a member wants an e-mail. */
@Controller
class NoticeController {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeController.class);
    private static final String PAGE = "redirect:/toi/thong-bao";

    private final CurrentPerson current;
    private final Notices notices;

    NoticeController(CurrentPerson current, Notices notices) {
        this.current = current;
        this.notices = notices;
    }

    @GetMapping("/toi/thong-bao")
    @Page(Section.OWN)
    String page(Model model) {
        model.addAttribute("there", notices.there());
        model.addAttribute("mine", notices.of(current.required()).orElse(null));
        return "console/notices";
    }

    @PostMapping("/toi/thong-bao")
    @Page(Section.OWN)
    String begin(
            @RequestParam("dia-chi") String address,
            @ModelAttribute("w") Words words,
            RedirectAttributes next) {
        Person person = current.required();
        String wanted = address.strip();
        Typed.keep(next, "dia-chi", Map.of("dia-chi", List.of(wanted)));
        if (!notices.there() || !Notices.address(wanted)) {
            return PAGE + "?sai";
        }
        if (notices.again(person)) {
            return PAGE + "?som";
        }
        try {
            notices.begin(person, wanted, words.locale());
            return PAGE;
        } catch (MailException away) {
            LOG.warn("code of a notice not sent: {}", away.getClass().getSimpleName());
            return PAGE + "?loi";
        }
    }

    @PostMapping("/toi/thong-bao/xac-nhan")
    @Page(Section.OWN)
    String confirm(@RequestParam("ma") String code) {
        return notices.confirm(current.required(), code) ? PAGE : PAGE + "?ma-sai";
    }

    @PostMapping("/toi/thong-bao/bo")
    @Page(Section.OWN)
    String stop() {
        notices.stop(current.required());
        return PAGE;
    }
}
