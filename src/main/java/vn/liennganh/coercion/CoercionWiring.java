package vn.liennganh.coercion;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.coercion.plan.Windows;
import vn.liennganh.coercion.schedule.Clashes;
import vn.liennganh.directory.Directory;
import vn.liennganh.regulation.RuleBook;

/** Gives the desk the office's policy, and the arithmetic that hangs on the rule book. */
@Configuration(proxyBeanMethods = false)
class CoercionWiring {

    private static final String COMMUNE_POLICE = "commune-police";

    @Bean
    OfficePolicy coercionPolicy(@Value("${hub.config-dir}/coercion.yaml") Path policy) {
        return OfficePolicy.read(policy);
    }

    /** Two operations of one commune's police are in that commune. */
    @Bean
    Clashes coercionClashes(OfficePolicy coercionPolicy, Directory directory) {
        return new Clashes(
                coercionPolicy.occupied(),
                coercionPolicy::strength,
                one ->
                        directory
                                .agency(one)
                                .filter(agency -> agency.kind().equals(COMMUNE_POLICE))
                                .isPresent());
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
