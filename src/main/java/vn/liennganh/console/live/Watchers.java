package vn.liennganh.console.live;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.message.AgencyId;

/**
 * The open pages of each agency. A page is told that something changed, never what: it asks again
 * as the person it belongs to.
 */
@Component
public class Watchers implements CommitListener, DisposableBean {

    /** Pages of one agency that are told; the oldest gives way. */
    private static final int PAGES_MAX = 1_000;

    private static final int WAITING_MAX = 1_000;

    private final Map<AgencyId, List<SseEmitter>> pages = new ConcurrentHashMap<>();

    /** One thread tells; whoever writes messages never waits for a browser. */
    private final ThreadPoolExecutor teller =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING_MAX),
                    work -> {
                        Thread thread = new Thread(work, "live-pages");
                        thread.setDaemon(true);
                        return thread;
                    },
                    new ThreadPoolExecutor.DiscardPolicy());

    Watchers(Inbox inbox) {
        inbox.listen(this::tell);
    }

    /** Adds an open page. */
    void add(AgencyId agency, SseEmitter page) {
        List<SseEmitter> all = pages.computeIfAbsent(agency, any -> new CopyOnWriteArrayList<>());
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
        if (pages.isEmpty()) {
            return;
        }
        Set<AgencyId> concerned = new LinkedHashSet<>();
        for (BatchEvent event : events) {
            concern(event, concerned);
        }
        tell(concerned);
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
        for (AgencyId agency : agencies) {
            List<SseEmitter> open = pages.get(agency);
            if (open != null && !open.isEmpty()) {
                teller.execute(() -> open.forEach(this::changed));
            }
        }
    }

    private void changed(SseEmitter page) {
        send(page, SseEmitter.event().name("changed").data("1"));
    }

    /** A page that is gone is left to the container, which ends it; to end it here is refused. */
    private void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException gone) {
            pages.values().forEach(all -> all.remove(page));
        }
    }

    /** Finds out which pages were closed without a word. */
    @Scheduled(fixedDelay = 25_000)
    void greet() {
        pages.values()
                .forEach(
                        all ->
                                teller.execute(
                                        () ->
                                                all.forEach(
                                                        one ->
                                                                send(
                                                                        one,
                                                                        SseEmitter.event()
                                                                                .comment("")))));
    }

    @Override
    public void destroy() {
        teller.shutdownNow();
        pages.values().forEach(all -> all.forEach(SseEmitter::complete));
    }
}
