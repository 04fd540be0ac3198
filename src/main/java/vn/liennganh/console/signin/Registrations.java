package vn.liennganh.console.signin;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The one provider, looked up when somebody signs in first: the hub starts whether or not the
 * provider is there.
 */
final class Registrations implements ClientRegistrationRepository {

    static final String ID = "hub";

    /** Where the provider sends people back to. */
    static final String BACK = "/dang-nhap/tro-ve";

    private final ProviderSettings settings;
    private volatile @Nullable ClientRegistration found;

    Registrations(ProviderSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID) || !settings.present()) {
            return null;
        }
        ClientRegistration known = found;
        if (known == null) {
            known = look();
            found = known;
        }
        return known;
    }

    private ClientRegistration look() {
        String issuer = settings.issuer().orElseThrow().toString();
        ClientRegistration.Builder builder =
                settings.authorizationUri().isPresent()
                        ? ClientRegistration.withRegistrationId(ID)
                                .issuerUri(issuer)
                                .authorizationUri(settings.authorizationUri().get().toString())
                                .tokenUri(settings.tokenUri().orElseThrow().toString())
                                .jwkSetUri(settings.keysUri().orElseThrow().toString())
                        : ClientRegistrations.fromOidcIssuerLocation(issuer).registrationId(ID);
        ClientRegistration known =
                builder.clientId(settings.clientId())
                        .clientSecret(settings.clientSecret().orElse(""))
                        .clientAuthenticationMethod(
                                settings.clientSecret().isPresent()
                                        ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                                        : ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("{baseUrl}" + BACK)
                        .userInfoUri(null)
                        .userNameAttributeName("sub")
                        .scope("openid", "profile")
                        .build();
        return settings.logoutUri().map(uri -> leaving(known, uri.toString())).orElse(known);
    }

    private static ClientRegistration leaving(ClientRegistration known, String uri) {
        Map<String, Object> told =
                new HashMap<>(known.getProviderDetails().getConfigurationMetadata());
        told.put("end_session_endpoint", uri);
        return ClientRegistration.withClientRegistration(known)
                .providerConfigurationMetadata(told)
                .build();
    }
}
