package vn.liennganh.coercion;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.coercion.plan.Windows;
import vn.liennganh.regulation.RuleBook;

/** Gives the desk the office's policy, and the arithmetic that hangs on the rule book. */
@Configuration(proxyBeanMethods = false)
class CoercionWiring {

    @Bean
    OfficePolicy coercionPolicy(@Value("${hub.config-dir}/coercion.yaml") Path policy) {
        return OfficePolicy.read(policy);
    }

    @Bean
    LeadTime coercionLeadTime(RuleBook rules, OfficePolicy coercionPolicy) {
        return new LeadTime(rules, coercionPolicy);
    }

    @Bean
    Windows coercionWindows(RuleBook rules) {
        return new Windows(rules);
    }
}
