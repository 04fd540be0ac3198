package vn.liennganh.console.steering;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** {@code /ban-chi-dao}: cases that wait for a direction, what was directed, the next meetings. */
@Controller
class SteeringController {

    private final CurrentPerson current;
    private final SteeringDesk desk;

    SteeringController(CurrentPerson current, SteeringDesk desk) {
        this.current = current;
        this.desk = desk;
    }

    @GetMapping("/ban-chi-dao")
    @Page(Section.STEERING)
    String desk(@ModelAttribute("w") Words words, Model model) {
        model.addAttribute("desk", desk.of(current.required(), words));
        return "console/steering/desk";
    }
}
