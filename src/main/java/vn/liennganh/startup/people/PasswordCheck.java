package vn.liennganh.startup.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a name and a password of the sandbox. After too many wrong ones an account, and an address
 * from which they come, has to wait; a wrong name and a wrong password look alike.
 */
final class PasswordCheck implements AuthenticationProvider {

    private static final int WRONG_MAX = 5;
    private static final int WRONG_FROM_ADDRESS_MAX = 50;
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    private final SandboxUsers users;
    private final Cache<String, Integer> wrong =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(WAIT).build();

    PasswordCheck(SandboxUsers users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String account = "account " + name;
        String address = "address " + address(attempt);
        if (count(account) >= WRONG_MAX || count(address) >= WRONG_FROM_ADDRESS_MAX) {
            throw new LockedException("too many wrong passwords");
        }
        byte[] given = String.valueOf(attempt.getCredentials()).getBytes(StandardCharsets.UTF_8);
        boolean right =
                users.find(name)
                        .map(user -> user.password().getBytes(StandardCharsets.UTF_8))
                        .map(password -> MessageDigest.isEqual(password, given))
                        .orElse(false);
        if (!right) {
            wrong.asMap().merge(account, 1, Integer::sum);
            wrong.asMap().merge(address, 1, Integer::sum);
            throw new BadCredentialsException("wrong name or password");
        }
        wrong.invalidate(account);
        return UsernamePasswordAuthenticationToken.authenticated(
                name,
                "",
                List.of(
                        FactorGrantedAuthority.fromAuthority(
                                FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    private int count(String key) {
        Integer found = wrong.getIfPresent(key);
        return found == null ? 0 : found;
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
