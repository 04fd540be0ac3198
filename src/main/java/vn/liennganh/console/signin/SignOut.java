package vn.liennganh.console.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;

/**
 * Where somebody goes who has signed out here: to the provider, to be signed out there too (OpenID
 * Connect RP-Initiated Logout 1.0), and back. Otherwise the next person at a shared computer would
 * be signed in by one click.
 */
@Controller
class SignOut {

    /** What the provider sends people back to; it has to know this address. */
    static final String LEFT = "/dang-nhap?da-thoat";

    private static final String ON = "/dang-xuat/tiep";
    private static final String PROVIDER = "provider";

    /** Straight back where there is no provider, or it does not say where one signs out. */
    static LogoutSuccessHandler at(ClientRegistrationRepository registrations) {
        OidcClientInitiatedLogoutSuccessHandler out =
                new OidcClientInitiatedLogoutSuccessHandler(registrations);
        out.setDefaultTargetUrl(LEFT);
        out.setPostLogoutRedirectUri("{baseUrl}" + LEFT);
        out.setRedirectStrategy(SignOut::leave);
        return out;
    }

    /**
     * A form may lead to the hub alone (form-action of the content security policy), and browsers
     * hold its redirects to that: the way to the provider begins on a page.
     */
    private static void leave(
            HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if (address.startsWith("/")) {
            response.sendRedirect(address);
            return;
        }
        request.setAttribute(PROVIDER, address);
        try {
            request.getRequestDispatcher(ON).forward(request, response);
        } catch (ServletException unshown) {
            throw new IOException(unshown);
        }
    }

    @PostMapping(ON)
    @Page(Section.OPEN)
    String on(
            @RequestAttribute(name = PROVIDER, required = false) @Nullable String provider,
            HttpServletResponse response,
            Model model) {
        if (provider == null) {
            return "redirect:" + LEFT;
        }
        response.setHeader("Refresh", "0; url=" + provider);
        model.addAttribute(PROVIDER, provider);
        return "console/sign-out";
    }
}
