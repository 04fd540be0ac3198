package vn.liennganh.console.commune;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** {@code /xa-phuong}: what a commune has to post, to visit and to answer. */
@Controller
class CommuneController {

    private final CurrentPerson current;
    private final CommuneDesk desk;

    CommuneController(CurrentPerson current, CommuneDesk desk) {
        this.current = current;
        this.desk = desk;
    }

    @GetMapping("/xa-phuong")
    @Page(Section.COMMUNE)
    String desk(@ModelAttribute("w") Words words, Model model) {
        model.addAttribute("desk", desk.of(current.required(), words));
        return "console/commune/desk";
    }
}
