package vn.liennganh;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import vn.liennganh.partner.cli.PartnerCommand;
import vn.liennganh.partner.simulator.SimulatorMain;
import vn.liennganh.regulation.workbench.RegulationCommand;
import vn.liennganh.startup.ConfigurationGuard;
import vn.liennganh.startup.Fsck;

/**
 * The one jar: without a verb it is the hub; {@code partner …} is a partner's command line, {@code
 * regulation …} a jurist's workbench, and {@code fsck} checks the stored evidence.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "vn\\.liennganh\\.(partner|bench)\\..*"))
public class HubApplication {

    public static void main(String[] args) {
        String verb = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (verb) {
            case "partner" -> PartnerCommand.main(rest);
            case "fsck" -> Fsck.main(HubApplication.class, rest);
            case "regulation" -> RegulationCommand.main(rest);
            case "simulate" -> SimulatorMain.main(rest);
            default -> {
                SpringApplication hub = new SpringApplication(HubApplication.class);
                hub.addListeners(new ConfigurationGuard());
                hub.run(args);
            }
        }
    }
}
