package vn.liennganh.startup.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.directory.Delegations;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.stamp.TimestampAuthority;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.startup.DataDirectory;

/** The simulated partners of the sandbox, started once the hub accepts connections. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class SandboxWiring {

    @Bean
    SimulatorLauncher simulatorLauncher(
            DataDirectory data, SandboxProperties properties, @Value("${server.port}") int port) {
        Path sandbox = data.folder("sandbox");
        return new SimulatorLauncher(
                sandbox, data.folder("log"), "https://localhost:" + port, properties.partners());
    }

    @Bean
    TimestampServer timestampServer(TimestampAuthority authority, SandboxProperties properties) {
        return new TimestampServer(authority, properties.timestampsPort());
    }

    @Bean
    HeadsDelegation headsDelegation(
            DataDirectory data,
            Directory directory,
            Delegations delegations,
            RuleBook rules,
            @Qualifier("hubClock") Clock clock) {
        return new HeadsDelegation(data.folder("sandbox"), directory, delegations, rules, clock);
    }

    @Bean
    Welcome welcome(
            SimulatorLauncher simulators,
            SandboxProperties properties,
            DataDirectory data,
            @Value("${server.port}") int port) {
        return new Welcome(simulators, properties, data.root(), port);
    }
}
