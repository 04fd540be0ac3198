package vn.liennganh.gateway.soap;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.GatewaySettings;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.gateway.soap.security.AnswerSeal;
import vn.liennganh.gateway.soap.security.SignedCalls;
import vn.liennganh.intake.audit.TurnedAway;

/** SOAP under {@code /ws/v1}; nothing of it is made ready before the first call. */
@Configuration(proxyBeanMethods = false)
class SoapConfiguration {

    @Bean
    ServletRegistrationBean<SoapServlet> soapServlet(
            Channels channels,
            SignedCalls signatures,
            XRoad road,
            Operations operations,
            AnswerSeal seal,
            ProblemDocuments documents,
            TurnedAway turnedAway,
            GatewaySettings settings) {
        ServletRegistrationBean<SoapServlet> registration =
                new ServletRegistrationBean<>(
                        new SoapServlet(
                                channels,
                                signatures,
                                road,
                                operations,
                                seal,
                                documents,
                                turnedAway,
                                settings),
                        SoapServlet.PATH,
                        SoapServlet.RECIPIENT_PATH);
        registration.setName("soap");
        return registration;
    }
}
