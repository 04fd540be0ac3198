package vn.liennganh.console.notice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.Text;

/** Where a member wants to be told, proved by a code that only the address receives. */
@Service
class Notices {

    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");
    private static final int ADDRESS_MAX = 254;
    private static final int CODES = 1_000_000;
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final NoticeRepository rows;
    private final Postmark post;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param clock the hub's: it is compared with what the hub attests
     */
    Notices(NoticeRepository rows, Postmark post, @Qualifier("hubClock") Clock clock) {
        this.rows = rows;
        this.post = post;
        this.clock = clock;
    }

    Optional<Subscription> of(Person person) {
        return rows.find(person.member());
    }

    boolean there() {
        return post.there();
    }

    /** Whether this can be an address. */
    static boolean address(String text) {
        return text.length() <= ADDRESS_MAX && ADDRESS.matcher(text).matches();
    }

    /** Whether the member has just asked for a code: nobody is made to send e-mails in a row. */
    boolean again(Person person) {
        return rows.find(person.member())
                .filter(one -> one.told().isAfter(clock.instant().minus(BETWEEN)))
                .isPresent();
    }

    /**
     * Keeps an address that is still to be proved, and sends the code there.
     *
     * @throws org.springframework.mail.MailException if the mail server does not take it; nothing
     *     is kept then
     */
    void begin(Person person, String address, Locale language) {
        String code = "%06d".formatted(random.nextInt(CODES));
        post.send(
                address,
                language,
                Text.of("notice.code-subject"),
                Text.of("notice.code-words", code),
                "/toi/thong-bao");
        rows.save(
                new Subscription(
                        person.member(), address, language, code, false, clock.instant(), 0));
    }

    /** Whether the code is the one that was sent; a wrong one makes a new begin necessary. */
    boolean confirm(Person person, String code) {
        Optional<Subscription> one = rows.find(person.member());
        if (one.isEmpty() || one.get().confirmed()) {
            return one.isPresent();
        }
        if (one.get().code().isEmpty() || !one.get().code().equals(code.strip())) {
            rows.spoil(person.member());
            return false;
        }
        rows.confirm(person.member());
        return true;
    }

    void stop(Person person) {
        rows.delete(person.member());
    }
}
