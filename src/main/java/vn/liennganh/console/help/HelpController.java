package vn.liennganh.console.help;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;

/** Help in one place, keys that can be switched off, and the components page. */
@Controller
class HelpController {

    private static final List<String> TOPICS =
            List.of(
                    "first",
                    "acknowledge",
                    "draft",
                    "sign",
                    "due",
                    "proof",
                    "handling",
                    "silence",
                    "wrong");
    private static final List<String> KEYS =
            List.of("/", "?", "g i", "g h", "g c", "g t", "g s", "j", "k", "n", "a", "Esc");
    private static final List<String> TOKENS =
            List.of(
                    "paper", "surface", "sunken", "ink", "ink-2", "line", "navy", "seal", "jade",
                    "amber", "sky", "violet", "slate");

    @GetMapping("/tro-giup")
    @Page(Section.OPEN)
    String help(Model model) {
        model.addAttribute("topics", TOPICS);
        return "console/help";
    }

    @GetMapping("/tro-giup/phim")
    @Page(Section.OPEN)
    String keys(Model model) {
        model.addAttribute("keys", KEYS);
        return "console/keys";
    }

    @GetMapping("/tro-giup/thanh-phan")
    @Page(Section.OPEN)
    String components(Model model) {
        model.addAttribute("tokens", TOKENS);
        return "console/components";
    }
}
