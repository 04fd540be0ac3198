package vn.liennganh.startup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import vn.liennganh.pki.AlgorithmPolicy;

/**
 * The keys {@code hub.trust.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param decisionLifetime how long a certificate judged good is not judged again
 * @param algorithms what may sign
 */
@ConfigurationProperties("hub.trust")
record TrustSettings(Duration decisionLifetime, AlgorithmPolicy algorithms) {}
