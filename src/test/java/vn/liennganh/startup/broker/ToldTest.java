package vn.liennganh.startup.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.TestPki;

/** What a stand-alone broker has been told holds for a while, and until it is told otherwise. */
class ToldTest {

    private static final Caller BANK = caller("X99.51.001");
    private static final Caller OTHER = caller("X99.51.002");
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final AtomicLong now = new AtomicLong(1_000);
    private final Told told = new Told(now::get);
    private final List<X509Certificate> chain =
            List.of(new TestPki("Told", Clock.systemUTC()).authority().certificate());
    private final String fingerprint = Wire.fingerprint(chain);

    @BeforeEach
    void aHubIsThere() {
        assertThat(told.terms()).isEqualTo(Terms.NONE);
        told.begin(new Terms(8, 32, 1_000, 128, 2_000), LEASE);
    }

    @Test
    void before_the_hub_has_said_whose_it_is_a_certificate_opens_nothing() {
        assertThat(told.caller(chain)).isEmpty();
        assertThat(told.caller(List.of())).isEmpty();
        assertThat(told.connections(BANK.agency())).isZero();
    }

    @Test
    void what_the_hub_says_counts_at_once_and_so_does_what_it_says_next() {
        assertThat(told.hear(List.of(says(BANK, 3)))).as("nobody was let in before").isFalse();
        assertThat(told.caller(chain)).contains(BANK);
        assertThat(told.connections(BANK.agency())).isEqualTo(3);
        assertThat(told.hear(List.of(says(BANK, 3)))).isFalse();

        assertThat(told.hear(List.of(says(OTHER, 3)))).isTrue();
        assertThat(told.caller(chain)).contains(OTHER);

        assertThat(told.hear(List.of(Answer.nobody(fingerprint)))).isTrue();
        assertThat(told.caller(chain)).isEmpty();
    }

    @Test
    void a_word_ends_with_its_lease_unless_it_is_said_again() {
        told.hear(List.of(says(BANK, 3)));
        pass(LEASE.minusSeconds(1));
        told.hear(List.of(says(BANK, 3)));
        pass(LEASE.minusSeconds(1));
        assertThat(told.caller(chain)).contains(BANK);
        pass(Duration.ofSeconds(1));
        assertThat(told.caller(chain)).isEmpty();
    }

    @Test
    void of_what_nobody_has_used_for_a_minute_the_hub_need_not_speak() {
        told.hear(List.of(says(BANK, 3)));
        pass(Duration.ofSeconds(59));
        told.hear(List.of(says(BANK, 3)));
        assertThat(told.caller(chain)).contains(BANK);
        pass(Duration.ofSeconds(2));
        assertThat(told.unused()).as("used two seconds ago").isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(told.unused()).containsExactly(fingerprint);
        assertThat(told.caller(chain)).isEmpty();
    }

    @Test
    void the_hub_is_asked_once_for_all_who_wait_and_not_for_what_is_known() {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<Void> first = told.awaited(chain, asked::incrementAndGet);
        CompletableFuture<Void> second = told.awaited(chain, asked::incrementAndGet);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        told.hear(List.of(says(BANK, 3)));
        assertThat(first).isDone();
        assertThat(second).isDone();
        assertThat(told.awaited(chain, asked::incrementAndGet)).isDone();
        assertThat(asked).hasValue(1);
    }

    @Test
    void who_has_used_up_its_rates_rests_for_so_long() {
        told.rest(BANK.agency(), Duration.ofSeconds(2));
        assertThat(told.rests(BANK.agency())).isTrue();
        assertThat(told.rests(OTHER.agency())).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(told.rests(BANK.agency())).isFalse();
    }

    @Test
    void answers_and_terms_survive_the_wire() {
        Answer yes = says(new Caller(AgencyId.of("X99.11"), AgencyId.of("X99.1")), 7);
        assertThat(Answer.read(yes.write())).isEqualTo(yes);
        Answer nobody = Answer.nobody(fingerprint);
        assertThat(Answer.read(nobody.write())).isEqualTo(nobody);
        assertThat(Terms.read(told.terms().write())).isEqualTo(told.terms());
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private Answer says(Caller caller, long connections) {
        return new Answer(fingerprint, Optional.of(caller), connections);
    }

    private static Caller caller(String agency) {
        return new Caller(AgencyId.of(agency), AgencyId.of(agency));
    }
}
