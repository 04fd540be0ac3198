package vn.liennganh.inmate;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.inmate.plan.OfficePolicy;

/** Gives the desk the office's policy. */
@Configuration(proxyBeanMethods = false)
class InmateWiring {

    @Bean
    OfficePolicy inmatePolicy(@Value("${hub.config-dir}/inmate.yaml") Path policy) {
        return OfficePolicy.read(policy);
    }
}
