package vn.liennganh.gateway.rest;

import jakarta.servlet.MultipartConfigElement;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import vn.liennganh.gateway.ProblemDocuments;

/** CXF under {@code /api/v1}: the resources, one writer, one mapper of faults, and nothing else. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    static final String BASE_PATH = "/api/v1";

    /** A public check brings a message, a receipt and attachments of up to 100 MiB each. */
    private static final long CHECKED_MAX = DataSize.ofMegabytes(256).toBytes();

    private static final long PART_MAX = DataSize.ofMegabytes(101).toBytes();

    @Bean(destroyMethod = "shutdown")
    SpringBus cxf() {
        return new SpringBus();
    }

    @Bean
    ServletRegistrationBean<CXFServlet> restServlet() {
        CXFServlet servlet = new CXFServlet();
        ServletRegistrationBean<CXFServlet> registration =
                new ServletRegistrationBean<>(servlet, BASE_PATH + "/*");
        registration.addInitParameter("hide-service-list-page", "true");
        registration.setName("rest");
        // Only the public check reads parts; what exceeds memory goes to the container's temporary
        // files.
        registration.setMultipartConfig(
                new MultipartConfigElement("", PART_MAX, CHECKED_MAX, 64 * 1024));
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
