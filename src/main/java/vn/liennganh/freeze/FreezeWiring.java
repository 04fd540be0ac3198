package vn.liennganh.freeze;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.freeze.plan.OfficePolicy;

/** Gives the desk the office's policy. */
@Configuration(proxyBeanMethods = false)
class FreezeWiring {

    @Bean
    OfficePolicy freezePolicy(@Value("${hub.config-dir}/freeze.yaml") Path policy) {
        return OfficePolicy.read(policy);
    }
}
