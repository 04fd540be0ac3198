package vn.liennganh.gateway.rest;

import jakarta.servlet.MultipartConfigElement;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.gateway.UnreadBody;

/** CXF under {@code /api/v1}: the resources, one writer, one mapper of faults, and nothing else. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    /** A public check brings a message, a receipt and attachments of up to 100 MiB each. */
    private static final long CHECKED_MAX = DataSize.ofMegabytes(256).toBytes();

    private static final long PART_MAX = DataSize.ofMegabytes(101).toBytes();

    @Bean(destroyMethod = "shutdown")
    SpringBus cxf() {
        SpringBus bus = new SpringBus();
        bus.getOutInterceptors().add(new UnreadBody());
        bus.getOutFaultInterceptors().add(new UnreadBody());
        return bus;
    }

    @Bean
    ServletRegistrationBean<CXFServlet> restServlet() {
        CXFServlet servlet = new CXFServlet();
        ServletRegistrationBean<CXFServlet> registration =
                new ServletRegistrationBean<>(servlet, RestResource.BASE_PATH + "/*");
        registration.addInitParameter("hide-service-list-page", "true");
        registration.setName("rest");
        // Only the public check reads parts; what exceeds memory goes to the container's temporary
        // files.
        registration.setMultipartConfig(
                new MultipartConfigElement("", PART_MAX, CHECKED_MAX, 64 * 1024));
        return registration;
    }

    /** Before every other filter but headers and admission: what they do is for pages. */
    @Bean
    FilterRegistrationBean<BusyCalls> busyCalls(
            MessagesResource messages, MessageResource message, ProblemDocuments documents) {
        FilterRegistrationBean<BusyCalls> registration =
                new FilterRegistrationBean<>(
                        new BusyCalls(messages, message, new RestProblems(documents)));
        registration.addUrlPatterns(
                RestResource.BASE_PATH + "/messages", RestResource.BASE_PATH + "/messages/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean(destroyMethod = "destroy")
    Server restServer(Bus cxf, ProblemDocuments documents, List<RestResource> resources) {
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(cxf);
        factory.setAddress("/");
        factory.setServiceBeans(List.copyOf(resources));
        factory.setProviders(List.of(new JsonBodies(), new RestProblems(documents)));
        return factory.create();
    }
}
