package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.Channel;

/** Gives every tree its turn, again and again. */
@Component
class FilesWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FilesWatch.class);

    private final Directory directory;
    private final Trees trees;
    private final InTray in;
    private final OutTray out;
    private final Strays strays;
    private final FilesSettings settings;

    private ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Turns turns = new Turns(1);
    private volatile boolean running;

    FilesWatch(
            Directory directory,
            Trees trees,
            InTray in,
            OutTray out,
            Strays strays,
            FilesSettings settings) {
        this.directory = directory;
        this.trees = trees;
        this.in = in;
        this.out = out;
        this.strays = strays;
        this.settings = settings;
    }

    private void round() {
        for (Agency agency : directory.agencies()) {
            if (running && Trees.serve(agency, directory)) {
                turns.give(agency.id(), () -> look(agency));
            }
        }
    }

    private void look(Agency agency) {
        if (!running) {
            return;
        }
        try {
            Optional<Tree> tree = trees.whole(agency.id());
            if (tree.isEmpty()) {
                LOG.error("The tree of {} is not there, or a link is in its place", agency.id());
                return;
            }
            strays.sweep(tree.get());
            out.lookForTaken(agency.id(), tree.get());
            out.catchUp(agency.id());
            in.look(
                    tree.get(),
                    new Channel(InTray.KIND, agency.id(), agency.actsFor().orElse(agency.id())));
        } catch (IOException | UncheckedIOException | DataAccessException away) {
            LOG.warn("The tree of {} is looked at again later: {}", agency.id(), away.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        turns = new Turns(settings.workers());
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread worker = new Thread(work, "files-clock");
                            worker.setDaemon(true);
                            return worker;
                        });
        long poll = settings.poll().toMillis();
        clock.scheduleWithFixedDelay(this::guarded, poll, poll, TimeUnit.MILLISECONDS);
    }

    /** A fault of one round must not end all the later ones, an error of the machine neither. */
    private void guarded() {
        try {
            round();
        } catch (RuntimeException | Error fault) {
            LOG.error("A round of the file trees failed", fault);
        }
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
        turns.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
