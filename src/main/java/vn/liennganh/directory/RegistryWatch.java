package vn.liennganh.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.liennganh.yaml.ConfigProblem;

/**
 * Looks at the agency files and the tables every now and then: a good change takes effect without a
 * restart, a bad file is told in the log and changes nothing.
 *
 * <p>It polls, because watching by the operating system misses changes on network file systems.
 */
@Component
class RegistryWatch implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);

    private final DirectorySettings settings;
    private final LiveDirectory directory;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "directory-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    private Map<Path, String> seen;

    RegistryWatch(DirectorySettings settings, LiveDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        this.seen = marks(settings.agencies());
    }

    @Override
    public void afterPropertiesSet() {
        long millis = settings.poll().toMillis();
        timer.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }

    /** One look; what fails is tried again at the next one, or when the file changes again. */
    void look() {
        try {
            directory.reloadCertificates();
        } catch (DataAccessException unreachable) {
            LOG.warn("directory tables cannot be read: {}", unreachable.getClass().getSimpleName());
        } catch (ConfigProblem bad) {
            LOG.error(
                    "amendments of another hub do not fit the agency files here: {}",
                    bad.getMessage());
        }
        Map<Path, String> now = marks(settings.agencies());
        if (!now.equals(seen)) {
            seen = now;
            try {
                directory.reloadFiles();
                LOG.info("agency files read anew generation={}", directory.generation());
            } catch (ConfigProblem bad) {
                LOG.error(
                        "agency files are bad, the directory stays as it was: {}",
                        bad.getMessage());
            } catch (DataAccessException unreachable) {
                seen = Map.of();
                LOG.warn("agency files wait for the tables: {}", unreachable.toString());
            }
        }
    }

    /** What tells one state of the folders from another; without those that are unreadable. */
    private static Map<Path, String> marks(List<Path> folders) {
        Map<Path, String> marks = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                    marks.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
                }
            } catch (IOException unreadable) {
                LOG.warn("folder of agencies cannot be read: {}", folder);
            }
        }
        return marks;
    }
}
