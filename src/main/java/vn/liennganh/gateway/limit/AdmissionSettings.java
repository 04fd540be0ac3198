package vn.liennganh.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code hub.gateway.admission.*}: how the hub's own places are shared out.
 *
 * @param calls being answered at the same time, of all callers, long polls not counted
 * @param sharePercent of the free places that one agency may hold
 */
@ConfigurationProperties("hub.gateway.admission")
public record AdmissionSettings(int calls, int sharePercent) {

    public AdmissionSettings {
        if (calls < 1 || sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException(
                    "hub.gateway.admission: at least one call, and 1 to 100 percent");
        }
    }
}
