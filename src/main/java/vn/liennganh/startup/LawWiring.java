package vn.liennganh.startup;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.read.RuleFiles;

/** The law, read once and strictly: a bad file stops the start with its name and line. */
@Configuration(proxyBeanMethods = false)
class LawWiring {

    private static final Logger LOG = LoggerFactory.getLogger(LawWiring.class);

    @Bean
    RuleBook ruleBook(@Value("${hub.config-dir}") Path configDir) {
        LOG.info("[3/5] Reading regulations, calendars and schemas");
        return RuleFiles.load(configDir);
    }
}
