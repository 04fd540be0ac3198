package vn.liennganh.startup.people;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.console.signin.ProviderSettings;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.startup.DataDirectory;

/**
 * The sandbox's OpenID Connect provider: a real one, so that the consoles know one way of signing
 * in. Whoever has a provider of its own names it in {@code hub.console.oidc} instead.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class PeopleWiring {

    static final String BASE = "/sandbox/oidc";

    private static final String SIGN_IN = BASE + "/dang-nhap";

    @Bean
    SandboxUsers sandboxUsers(
            DataDirectory data,
            Directory directory,
            Members members,
            ProviderSettings provider,
            CertificateAuthority keysFirst) {
        SandboxUsers users = SandboxUsers.prepare(data.folder("sandbox"), directory);
        String issuer = provider.issuer().orElseThrow().toString();
        List<Member> all = new ArrayList<>();
        LocalDate today = members.today();
        for (SandboxUser user : users.all()) {
            all.add(member(user, issuer, user.user(), today));
            if (user.role() == SandboxUser.Job.OFFICER) {
                official(data, user)
                        .ifPresent(
                                shown -> all.add(member(user, Member.CERTIFICATE, shown, today)));
            }
        }
        members.add(all);
        return users;
    }

    private static Member member(SandboxUser user, String issuer, String subject, LocalDate today) {
        UUID id =
                UUID.nameUUIDFromBytes(
                        (issuer + " " + subject + " " + user.agency())
                                .getBytes(StandardCharsets.UTF_8));
        return new Member(
                id,
                issuer,
                subject,
                user.agency(),
                user.role().person(),
                user.role().roles(),
                today,
                Optional.empty());
    }

    private static Optional<String> official(DataDirectory data, SandboxUser user) {
        Path file = data.folder("sandbox").resolve(user.agency().value()).resolve("official.crt");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            X509Certificate shown = Pem.certificate(Files.readString(file));
            return Optional.of(Certificate.fingerprintOf(shown));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Bean
    @Order(10)
    SecurityFilterChain sandboxProvider(HttpSecurity http, SandboxUsers users) throws Exception {
        HttpSessionSecurityContextRepository apart = new HttpSessionSecurityContextRepository();
        // Being known to the provider is not yet being signed in at the hub.
        apart.setSpringSecurityContextKey("SANDBOX_PROVIDER");
        HttpSessionRequestCache way = new HttpSessionRequestCache();
        // Nor is the way through the provider the page that somebody wanted at the hub.
        way.setSessionAttrName("SANDBOX_PROVIDER_WAY");
        return http.securityMatcher(BASE + "/**")
                .requestCache(cache -> cache.requestCache(way))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(
                        all ->
                                all.requestMatchers(SIGN_IN)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .authenticationProvider(new PasswordCheck(users))
                .securityContext(context -> context.securityContextRepository(apart))
                .headers(headers -> headers.disable())
                .exceptionHandling(
                        refused ->
                                refused.authenticationEntryPoint(
                                        new LoginUrlAuthenticationEntryPoint(SIGN_IN)))
                .formLogin(
                        form ->
                                form.loginPage(SIGN_IN)
                                        .loginProcessingUrl(SIGN_IN)
                                        .failureUrl(SIGN_IN + "?loi")
                                        .securityContextRepository(apart))
                .build();
    }

    @Bean
    AuthorizationServerSettings providerSettings(ProviderSettings provider) {
        return AuthorizationServerSettings.builder()
                .issuer(provider.issuer().orElseThrow().toString())
                .authorizationEndpoint(BASE + "/authorize")
                .tokenEndpoint(BASE + "/token")
                .jwkSetEndpoint(BASE + "/keys")
                .tokenIntrospectionEndpoint(BASE + "/introspect")
                .tokenRevocationEndpoint(BASE + "/revoke")
                .oidcUserInfoEndpoint(BASE + "/userinfo")
                .oidcLogoutEndpoint(BASE + "/logout")
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(
            ProviderSettings provider, @Value("${server.port}") int port) {
        RegisteredClient.Builder client =
                RegisteredClient.withId(provider.clientId())
                        .clientId(provider.clientId())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .scope(OidcScopes.OPENID)
                        .scope(OidcScopes.PROFILE)
                        .clientSettings(
                                ClientSettings.builder()
                                        .requireProofKey(true)
                                        .requireAuthorizationConsent(false)
                                        .build());
        for (String host : List.of("localhost", "127.0.0.1", "[::1]")) {
            client.redirectUri("https://" + host + ":" + port + "/dang-nhap/tro-ve");
            client.postLogoutRedirectUri("https://" + host + ":" + port + "/dang-nhap?da-thoat");
        }
        return new InMemoryRegisteredClientRepository(client.build());
    }

    /** New at each start: whoever was signing in signs in again. */
    @Bean
    JWKSource<SecurityContext> providerKeys() {
        KeyPair pair = KeyPairs.newRsa2048();
        RSAKey key =
                new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                        .privateKey(pair.getPrivate())
                        .keyID(UUID.randomUUID().toString())
                        .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    /** The provider reads its own tokens. */
    @Bean
    JwtDecoder providerTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> namedPeople(SandboxUsers users) {
        return context -> {
            if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                users.find(context.getPrincipal().getName())
                        .ifPresent(user -> context.getClaims().claim("name", user.role().person()));
            }
        };
    }
}
