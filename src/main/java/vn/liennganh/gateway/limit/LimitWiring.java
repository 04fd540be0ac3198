package vn.liennganh.gateway.limit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.limit.AgencyLimits;
import vn.liennganh.directory.limit.Allowances;
import vn.liennganh.directory.limit.LimitSettings;
import vn.liennganh.directory.limit.Pace;

/** The limits of the registry where they are applied: a directory without a door needs none. */
@Configuration(proxyBeanMethods = false)
class LimitWiring {

    @Bean
    AgencyLimits agencyLimits(Directory directory, LimitSettings settings) {
        return new AgencyLimits(directory, settings);
    }

    @Bean
    Allowances allowances(AgencyLimits limits) {
        return new Allowances(limits, System::nanoTime);
    }

    @Bean
    Pace pace(Allowances allowances, AgencyLimits limits, MeterRegistry meters) {
        return new Pace(allowances, limits, meters, System::nanoTime);
    }
}
