package vn.liennganh.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.access.Sections;

/** How people come in, change the agency they work for, and find their first page. */
@Controller
class SignInController {

    private final CurrentPerson current;
    private final ProviderSettings provider;
    private final Sections sections;
    private final OfficialsCertificates certificates;

    SignInController(
            CurrentPerson current,
            ProviderSettings provider,
            Sections sections,
            OfficialsCertificates certificates) {
        this.current = current;
        this.provider = provider;
        this.sections = sections;
        this.certificates = certificates;
    }

    @GetMapping("/dang-nhap")
    @Page(Section.OPEN)
    String signIn(HttpServletRequest request, Model model) {
        model.addAttribute("provider", provider.present());
        model.addAttribute("certificate", certificates.shown(request).isPresent());
        model.addAttribute("failed", request.getParameter("loi") != null);
        model.addAttribute("left", request.getParameter("da-thoat") != null);
        return "console/sign-in";
    }

    /** Signs in whoever showed an official's certificate when the connection was opened. */
    @PostMapping("/dang-nhap/chung-thu")
    @Page(Section.OPEN)
    String byCertificate(HttpServletRequest request, HttpServletResponse response) {
        Optional<ShownCertificate> shown = certificates.shown(request);
        if (shown.isEmpty()) {
            return "redirect:/dang-nhap?loi";
        }
        request.getSession();
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(shown.get());
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
        return "redirect:/toi";
    }

    /** The first page of whoever is signed in; a person without membership is told whom to ask. */
    @GetMapping("/toi")
    @Page(Section.OPEN)
    String first() {
        return current.person()
                .map(this::home)
                .map(path -> "redirect:" + path)
                .orElse("console/no-member");
    }

    private String home(Person person) {
        return sections.menu(person).stream()
                .findFirst()
                .map(Section::path)
                .orElse(Section.DIRECTORY.path());
    }

    @PostMapping("/toi/co-quan")
    @Page(Section.OWN)
    String choose(@RequestParam UUID membership) {
        current.choose(membership);
        return "redirect:/toi";
    }

    @RequestMapping("/khong-duoc-phep")
    @Page(Section.OPEN)
    String refused(HttpServletRequest request, HttpServletResponse response, Model model) {
        // A form without its token was mostly open longer than the session lasted.
        model.addAttribute(
                "stale",
                request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        return "console/refused";
    }
}
