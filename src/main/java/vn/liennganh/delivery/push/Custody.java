package vn.liennganh.delivery.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.CarryRecord;
import vn.liennganh.intake.Intake;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatementKind;

/** Has it attested that a partner took something over, and waits until that is durable. */
@Component
public class Custody {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Custody.class);

    private final ObjectProvider<Intake> intake;

    /**
     * @param intake asked for when needed: the door knows the courier, and the courier the routes
     */
    Custody(ObjectProvider<Intake> intake) {
        this.intake = intake;
    }

    /**
     * @param content true where the partner has the bytes, false where it knows of them only
     * @return false where it could not be attested now
     */
    public boolean taken(UUID message, AgencyId party, boolean content) {
        Intake door = intake.getObject();
        CarryRecord relayed =
                new CarryRecord(message, party, StatementKind.RELAY_ACCEPTANCE, Optional.empty());
        try {
            door.recorded(List.of(relayed)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (content) {
                door.consigned(message, party).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("Custody not attested yet: message={} party={}", message, party);
            return false;
        }
    }
}
