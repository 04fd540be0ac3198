package vn.liennganh.console.signin;

import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The OpenID Connect provider that says who people are, {@code hub.console.oidc.*}.
 *
 * @param issuer as its tokens name it; empty where people sign in by certificate only
 * @param clientSecret absent for a public client, which proves itself by PKCE
 * @param authorizationUri with the two below: absent where the issuer's own description is read
 * @param logoutUri where people sign out; absent where the issuer's description says it, or people
 *     stay signed in there
 * @param nameClaim the claim shown as the person's name
 * @param trust PEM file of the authorities of the provider's TLS certificate; the platform's own
 *     where empty
 */
@ConfigurationProperties("hub.console.oidc")
public record ProviderSettings(
        Optional<URI> issuer,
        String clientId,
        Optional<String> clientSecret,
        Optional<URI> authorizationUri,
        Optional<URI> tokenUri,
        Optional<URI> keysUri,
        Optional<URI> logoutUri,
        String nameClaim,
        String trust) {

    /** Whether there is one. */
    public boolean present() {
        return issuer.isPresent();
    }
}
