package vn.liennganh.credit;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the desk the office's policy. */
@Configuration(proxyBeanMethods = false)
class CreditWiring {

    @Bean
    CreditPolicy creditPolicy(@Value("${hub.config-dir}/credit.yaml") Path policy) {
        return CreditPolicy.read(policy);
    }
}
