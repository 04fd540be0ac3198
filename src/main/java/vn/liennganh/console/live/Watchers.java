package vn.liennganh.console.live;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.gathering.GatheringListener;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.message.AgencyId;

/**
 * The open pages of each agency. A page is told that something changed, never what: it asks again
 * as the person it belongs to.
 *
 * <p>What happens to an agency in a row is told it once, and nothing is passed over. An agency of
 * much work, or with a browser that does not listen, keeps no other one waiting. With the word goes
 * the time over which pages are to spread their questions.
 */
@Component
public class Watchers
        implements CommitListener,
                GatheringListener,
                ApplicationListener<ContextClosedEvent>,
                DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    /** Pages of one agency that are told; the oldest gives way. */
    private static final int PAGES_MAX = 1_000;

    /** Agencies that are told at the same time. */
    private static final int THREADS = 4;

    /** Between two words to an agency: what happens meanwhile is told once. */
    private static final Duration GAP = Duration.ofMillis(250);

    /** What the hub is given to answer one page of a crowd. */
    private static final Duration FOR_A_PAGE = Duration.ofMillis(4);

    /** Longest spread: what is accepted is to be seen within two seconds. */
    private static final Duration SPREAD_MAX = Duration.ofMillis(800);

    private final Map<AgencyId, Circle> circles = new ConcurrentHashMap<>();

    /** Threads of its own: whoever writes messages never waits for a browser. */
    private final ScheduledThreadPoolExecutor tellers =
            new ScheduledThreadPoolExecutor(
                    THREADS,
                    work -> {
                        Thread thread = new Thread(work, "live-pages");
                        thread.setDaemon(true);
                        return thread;
                    });

    Watchers(Inbox inbox) {
        inbox.listen(this::tell);
    }

    /** The pages of one agency. */
    private static final class Circle {

        private final List<SseEmitter> pages = new CopyOnWriteArrayList<>();

        /** Pages of whoever was told the same, this agency's among them; 0 with nothing to tell. */
        private final AtomicInteger crowd = new AtomicInteger();

        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile long last = System.nanoTime() - GAP.toNanos();

        /** Tells every page; false where something is being told and this has to come again. */
        boolean tell() {
            return alone(
                    () -> {
                        last = System.nanoTime();
                        long wished = crowd.getAndSet(0) * FOR_A_PAGE.toMillis();
                        String spread = Long.toString(Math.min(wished, SPREAD_MAX.toMillis()));
                        pages.forEach(page -> send(page, changed(spread)));
                    });
        }

        private static SseEventBuilder changed(String spread) {
            return SseEmitter.event().name("changed").data(spread);
        }

        void greet() {
            alone(() -> pages.forEach(page -> send(page, SseEmitter.event().comment(""))));
        }

        private boolean alone(Runnable work) {
            if (!busy.compareAndSet(false, true)) {
                return false;
            }
            try {
                work.run();
            } finally {
                busy.set(false);
            }
            return true;
        }

        /** A page that is gone is left to the container, which ends it; here that is refused. */
        private void send(SseEmitter page, SseEventBuilder event) {
            try {
                page.send(event);
            } catch (IOException | RuntimeException gone) {
                pages.remove(page);
            }
        }
    }

    /** Adds an open page. */
    void add(AgencyId agency, SseEmitter page) {
        List<SseEmitter> all = circles.computeIfAbsent(agency, any -> new Circle()).pages;
        page.onCompletion(() -> all.remove(page));
        page.onTimeout(page::complete);
        page.onError(gone -> all.remove(page));
        all.add(page);
        if (all.size() > PAGES_MAX) {
            all.remove(0).complete();
        }
    }

    @Override
    public void afterCommit(List<BatchEvent> events) {
        if (circles.isEmpty()) {
            return;
        }
        Set<AgencyId> concerned = new LinkedHashSet<>();
        for (BatchEvent event : events) {
            concern(event, concerned);
        }
        tell(concerned);
    }

    @Override
    public void gathered(AgencyId asker) {
        tell(Set.of(asker));
    }

    private static void concern(BatchEvent event, Set<AgencyId> concerned) {
        if (event instanceof BatchEvent.MessageAccepted accepted) {
            concerned.add(accepted.envelope().from());
            concerned.addAll(accepted.recipients());
            concerned.addAll(accepted.copies());
        } else if (event instanceof BatchEvent.Consigned consigned) {
            concerned.add(consigned.party());
            consigned.changed().forEach(duty -> concerned.add(duty.owedTo()));
        } else if (event instanceof BatchEvent.HandedOver handedOver) {
            concerned.add(handedOver.party());
        } else if (event instanceof BatchEvent.Lapsed lapsed) {
            concerned.add(lapsed.party());
            lapsed.changed().forEach(duty -> concerned.add(duty.owedTo()));
        } else if (event instanceof BatchEvent.Recounted recounted) {
            concerned.add(recounted.after().party());
            concerned.add(recounted.after().owedTo());
        }
    }

    /** Tells the open pages of these agencies; also for rooms that keep things of their own. */
    public void tell(Set<AgencyId> agencies) {
        List<Circle> watching =
                agencies.stream()
                        .flatMap(one -> Optional.ofNullable(circles.get(one)).stream())
                        .filter(one -> !one.pages.isEmpty())
                        .toList();
        int crowd = watching.stream().mapToInt(one -> one.pages.size()).sum();
        for (Circle circle : watching) {
            if (circle.crowd.getAndAccumulate(Math.max(1, crowd), Math::max) == 0) {
                later(() -> say(circle), GAP.toNanos() - (System.nanoTime() - circle.last));
            }
        }
    }

    private void later(Runnable work, long nanos) {
        try {
            tellers.schedule(work, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the hub ends, and its open pages with it");
        }
    }

    private void say(Circle circle) {
        if (!circle.tell()) {
            later(() -> say(circle), GAP.toNanos());
        }
    }

    /** Finds out which pages were closed without a word. */
    @Scheduled(fixedDelay = 25_000)
    void greet() {
        circles.values().forEach(circle -> later(circle::greet, 0));
    }

    /** The hub stops, and waits for calls under way: a page that listens would never end. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        circles.values().forEach(circle -> circle.pages.forEach(Watchers::end));
    }

    private static void end(SseEmitter page) {
        try {
            page.complete();
        } catch (IllegalStateException gone) {
            // Its container has ended it.
        }
    }

    @Override
    public void destroy() {
        tellers.shutdownNow();
    }
}
