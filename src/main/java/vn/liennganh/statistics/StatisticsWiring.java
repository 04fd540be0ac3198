package vn.liennganh.statistics;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the statistics desk the office's policy. */
@Configuration(proxyBeanMethods = false)
class StatisticsWiring {

    @Bean
    StatisticsPolicy statisticsPolicy(@Value("${hub.config-dir}/statistics.yaml") Path file) {
        return StatisticsPolicy.read(file);
    }
}
