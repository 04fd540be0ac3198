package vn.liennganh.startup;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two clocks: what the hub attests, and the machine's own for certificates, TLS and revocation. */
@Configuration(proxyBeanMethods = false)
class ClockWiring {

    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @Bean
    Clock machineClock() {
        return Clock.system(LEGAL_ZONE);
    }

    @Bean
    @Primary
    HubClock hubClock(
            Clock machineClock,
            ClockRepository repository,
            @Value("${hub.sandbox.enabled}") boolean sandbox) {
        return new HubClock(machineClock, sandbox ? repository.ahead() : Duration.ZERO);
    }
}
