package vn.liennganh.startup.people;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.message.language.Languages;
import vn.liennganh.message.language.Words;

/** Where the sandbox's people type their passwords. */
@Controller
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class ProviderPage {

    @GetMapping(PeopleWiring.BASE + "/dang-nhap")
    String page(
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(value = "Accept-Language", required = false) @Nullable String languages,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("w", new Words(Languages.of(lang, languages)));
        model.addAttribute("failed", request.getParameter("loi") != null);
        return "console/sandbox-sign-in";
    }
}
