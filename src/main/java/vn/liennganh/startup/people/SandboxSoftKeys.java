package vn.liennganh.startup.people;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import vn.liennganh.console.letter.SoftKeys;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.SealKey;
import vn.liennganh.startup.DataDirectory;
import vn.liennganh.startup.keys.KeyFolder;

/** The keys of the sandbox's invented agencies, for its people; nothing else can be signed so. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class SandboxSoftKeys implements SoftKeys {

    private final DataDirectory data;
    private final Clock clock;
    private final ConcurrentMap<String, Optional<SealKey>> keys = new ConcurrentHashMap<>();

    SandboxSoftKeys(DataDirectory data, @Qualifier("machineClock") Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    @Override
    public Optional<SealKey> official(AgencyId agency) {
        return key(agency, "official");
    }

    @Override
    public Optional<SealKey> seal(AgencyId agency) {
        return key(agency, "seal");
    }

    private Optional<SealKey> key(AgencyId agency, String name) {
        return keys.computeIfAbsent(agency + "/" + name, any -> load(agency, name));
    }

    private Optional<SealKey> load(AgencyId agency, String name) {
        return new KeyFolder(data.folder("sandbox").resolve(agency.value()))
                .find(name, ".crt")
                .map(pair -> new SealKey(pair.certificate(), pair.key(), List.of(), clock));
    }
}
