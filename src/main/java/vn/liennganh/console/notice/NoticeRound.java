package vn.liennganh.console.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.liennganh.message.Text;

/**
 * Tells members that something new waits: counts, and nothing of what it is. Nobody is told twice
 * of the same, and nobody more often than the settings say; a mail server that is away is asked
 * again later and later.
 */
@Component
class NoticeRound implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeRound.class);
    private static final int AT_ONCE = 100;
    private static final int DOUBLED_MAX = 6;

    private final NoticeRepository rows;
    private final Waiting waiting;
    private final Postmark post;
    private final NoticeSettings settings;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "notices"));

    NoticeRound(
            NoticeRepository rows,
            Waiting waiting,
            Postmark post,
            NoticeSettings settings,
            @Qualifier("hubClock") Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.post = post;
        this.settings = settings;
        this.clock = clock;
    }

    /** On a thread of its own: what else goes by the clock never waits for a mail server. */
    @Scheduled(fixedDelay = 5_000)
    void look() {
        if (post.there() && busy.compareAndSet(false, true)) {
            sender.execute(this::round);
        }
    }

    private void round() {
        try {
            rows.due(clock.instant(), AT_ONCE).forEach(this::tell);
        } catch (DataAccessException away) {
            LOG.warn("notices wait, the database is away: {}", away.toString());
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void destroy() {
        sender.shutdownNow();
    }

    private void tell(Subscription one) {
        Instant now = clock.instant();
        Duration every = settings.every();
        Optional<Waiting.Count> count = waiting.count(one.member(), one.told());
        if (count.isEmpty()) {
            rows.delete(one.member());
            return;
        }
        if (count.get().fresh() == 0) {
            rows.told(one.member(), one.told(), 0, now.plus(every));
            return;
        }
        try {
            post.send(
                    one.address(),
                    one.language(),
                    Text.of("notice.subject"),
                    Text.of(
                            "notice.words",
                            count.get().fresh(),
                            count.get().waiting(),
                            count.get().overdue()),
                    "/hop-thu");
            rows.told(one.member(), now, 0, now.plus(every));
        } catch (MailException away) {
            int failures = one.failures() + 1;
            Duration later = every.multipliedBy(1L << Math.min(failures, DOUBLED_MAX));
            rows.told(one.member(), one.told(), failures, now.plus(later));
            LOG.warn(
                    "notice not sent, tries={} next={}: {}",
                    failures,
                    later,
                    away.getClass().getSimpleName());
        }
    }
}
