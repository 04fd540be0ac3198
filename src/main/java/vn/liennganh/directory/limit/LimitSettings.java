package vn.liennganh.directory.limit;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import vn.liennganh.directory.Limit;

/**
 * {@code hub.directory.limits.*}: what holds for an agency of which neither its kind nor its own
 * entry says otherwise. Units and reasons stand in {@code config/application.yaml}.
 */
@ConfigurationProperties("hub.directory.limits")
public record LimitSettings(
        long callsPerSecond,
        long callBurst,
        DataSize bytesPerSecond,
        DataSize byteBurst,
        long callsAtOnce,
        long longPolls,
        long connections,
        long uploads,
        DataSize messageBytes,
        DataSize attachmentBytes,
        long signaturesPerMinute) {

    /**
     * @throws IllegalArgumentException naming the first key that is out of range
     */
    public Limits limits() {
        Map<Limit, Long> values = new EnumMap<>(Limit.class);
        values.put(Limit.CALLS_PER_SECOND, callsPerSecond);
        values.put(Limit.CALL_BURST, callBurst);
        values.put(Limit.BYTES_PER_SECOND, bytesPerSecond.toBytes());
        values.put(Limit.BYTE_BURST, byteBurst.toBytes());
        values.put(Limit.CALLS_AT_ONCE, callsAtOnce);
        values.put(Limit.LONG_POLLS, longPolls);
        values.put(Limit.CONNECTIONS, connections);
        values.put(Limit.UPLOADS, uploads);
        values.put(Limit.MESSAGE_BYTES, messageBytes.toBytes());
        values.put(Limit.ATTACHMENT_BYTES, attachmentBytes.toBytes());
        values.put(Limit.SIGNATURES_PER_MINUTE, signaturesPerMinute);
        return new Limits(values);
    }
}
