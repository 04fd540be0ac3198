package vn.liennganh.console.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Sign-in for the pages. Partners' calls never meet it: they prove themselves by their TLS
 * certificate and nothing else, and pay nothing for what people need.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
@EnableConfigurationProperties(ProviderSettings.class)
class SignInWiring {

    /** What the wire serves: no session, no cookie, no CSRF token there. */
    private static final List<String> WIRE =
            List.of("/api/", "/ws/", "/log/", "/pki/", "/.well-known/");

    private static final String SIGN_IN = "/dang-nhap";

    @Bean
    @Order(100)
    SecurityFilterChain consoles(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            RestClientAuthorizationCodeTokenResponseClient tokens)
            throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(headers -> headers.disable())
                .requestCache(cache -> {})
                .csrf(csrf -> csrf.ignoringRequestMatchers(SignInWiring::harmless))
                .oauth2Login(
                        login ->
                                login.loginPage(SIGN_IN)
                                        .clientRegistrationRepository(registrations)
                                        .redirectionEndpoint(
                                                back -> back.baseUri(Registrations.BACK))
                                        .authorizationEndpoint(at -> at.baseUri(SIGN_IN + "/oidc"))
                                        .tokenEndpoint(
                                                token -> token.accessTokenResponseClient(tokens))
                                        .failureUrl(SIGN_IN + "?loi")
                                        .defaultSuccessUrl("/toi"))
                .logout(
                        out ->
                                out.logoutUrl("/dang-xuat")
                                        .logoutSuccessHandler(SignOut.at(registrations)))
                .exceptionHandling(
                        refused ->
                                refused.authenticationEntryPoint(
                                                new LoginUrlAuthenticationEntryPoint(SIGN_IN))
                                        .accessDeniedPage("/khong-duoc-phep"))
                .build();
    }

    /** Reading, and methods that no page is served by (a test holds that): those get their 405. */
    private static boolean harmless(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    /** Sandbox controls are a machine's calls too; the provider beside them is for people. */
    private static boolean wire(String path) {
        return WIRE.stream().anyMatch(path::startsWith)
                || path.startsWith("/sandbox/") && !path.startsWith("/sandbox/oidc/");
    }

    /**
     * The path that decides which servlet answers: what was asked for may spell it otherwise, and
     * would lead around the filter ({@code /api/..;/toi}).
     */
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    @Bean
    ClientRegistrationRepository clientRegistrationRepository(ProviderSettings settings) {
        return new Registrations(settings);
    }

    @Bean
    RestClientAuthorizationCodeTokenResponseClient tokenResponses(ProviderSettings settings) {
        RestClientAuthorizationCodeTokenResponseClient tokens =
                new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(
                RestClient.builder()
                        .requestFactory(new ProviderTls(settings))
                        .messageConverters(
                                converters -> {
                                    converters.clear();
                                    converters.add(new FormHttpMessageConverter());
                                    converters.add(
                                            new OAuth2AccessTokenResponseHttpMessageConverter());
                                })
                        .build());
        return tokens;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(ProviderSettings settings) {
        RestTemplate calls = new RestTemplate(new ProviderTls(settings));
        Map<ClientRegistration, JwtDecoder> known = new ConcurrentHashMap<>(); // with its keys
        return wanted ->
                known.computeIfAbsent(wanted, registration -> idTokens(registration, calls));
    }

    private static JwtDecoder idTokens(ClientRegistration registration, RestTemplate calls) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
                        .restOperations(calls)
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    /** A filter that is a bean would stand in front of everything, partners' calls too. */
    @Bean
    FilterRegistrationBean<Filter> nowhereByItself(
            @Qualifier("springSecurityFilterChain") Filter security) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(security);
        registration.setEnabled(false);
        return registration;
    }

    /** The filter chain in front of the pages alone. */
    @Bean
    FilterRegistrationBean<Filter> pagesOnly(
            @Qualifier("springSecurityFilterChain") Filter security) {
        Filter pages =
                (request, response, chain) -> {
                    // A partner's error is told by its own path, not by that of the error page.
                    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
                    String path =
                            failed == null ? path((HttpServletRequest) request) : failed.toString();
                    if (wire(path)) {
                        chain.doFilter(request, response);
                    } else {
                        security.doFilter(request, response, chain);
                    }
                };
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(pages);
        registration.setOrder(-100);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }
}
