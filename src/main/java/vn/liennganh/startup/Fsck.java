package vn.liennganh.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.NestedExceptionUtils;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.LogFault;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * The verb {@code fsck}: recomputes the whole log from the stored statements, with the hub itself
 * stopped; it opens no port, and no thread of the hub starts. Ends with 0 when all is well and 1
 * when something is wrong.
 */
public final class Fsck {

    private static final Logger LOG = LoggerFactory.getLogger(Fsck.class);

    private Fsck() {}

    public static void main(Class<?> application, String... arguments) {
        System.exit(run(application, arguments));
    }

    /** The verb without the end of the process: 0 when all is well, else 1. */
    static int run(Class<?> application, String... arguments) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(application)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .listeners(new ConfigurationGuard())
                        .initializers(
                                fresh ->
                                        fresh.getBeanFactory()
                                                .registerSingleton(
                                                        AbstractApplicationContext
                                                                .LIFECYCLE_PROCESSOR_BEAN_NAME,
                                                        new StandingStill()))
                        .properties("spring.main.web-application-type=none")
                        .run(arguments)) {
            return tell(context.getBean(LogAudit.class).auditWhole()) ? 0 : 1;
        } catch (BeansException unopened) {
            if (NestedExceptionUtils.getMostSpecificCause(unopened) instanceof LogFault broken) {
                // Not even what was signed last is there: one line says what is wrong.
                LOG.error(broken.getMessage());
                return 1;
            }
            throw unopened;
        }
    }

    private static boolean tell(LogAudit.Report report) {
        report.findings().forEach(finding -> say(finding.text()));
        say(
                Text.of(
                        report.clean() ? "startup.fsck-clean" : "startup.fsck-damaged",
                        report.checked(),
                        report.findings().size()));
        return report.clean();
    }

    private static void say(Text text) {
        LOG.info(Texts.render(text, Texts.VIETNAMESE));
        LOG.info(Texts.render(text, Texts.ENGLISH));
    }

    /** A checker changes nothing: neither the writer nor the deadline watch may begin to work. */
    private static final class StandingStill extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {
            // Nothing is started.
        }

        @Override
        public void onClose() {
            // And so there is nothing to stop.
        }
    }
}
