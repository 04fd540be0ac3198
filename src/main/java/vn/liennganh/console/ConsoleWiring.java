package vn.liennganh.console;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the {@link Gate} before every page, and lets browsers keep what does not change. */
@Configuration(proxyBeanMethods = false)
class ConsoleWiring implements WebMvcConfigurer {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Gate gate;

    ConsoleWiring(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/static/console/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic());
    }
}
