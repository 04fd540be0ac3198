package vn.liennganh.gateway.soap;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.envelope.XRoadHeader;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.RefusalCode;

/**
 * Holds the X-Road header of a call against what is known anyway: its client is the agency on the
 * connection, its service the operation in the Body of this hub. It proves nothing by itself.
 */
@Component
final class XRoad {

    private static final String INSTANCE = "xRoadInstance";
    private static final String CLASS = "memberClass";
    private static final String CODE = "memberCode";

    private final XRoadSettings settings;
    private final String hub;

    XRoad(XRoadSettings settings, @Value("${hub.identifier}") String hub) {
        this.settings = settings;
        this.hub = hub;
    }

    /**
     * The header to be mirrored in the answer; empty where the call has none, or where the hub is
     * no member of an X-Road and passes over it as over every header that it does not know.
     *
     * @throws ProblemException {@code message-malformed}, {@code sender-mismatch}
     */
    Optional<XRoadHeader> check(SoapCall call, Channel channel) {
        if (!settings.member()) {
            call.blocks().stream()
                    .filter(it -> it.uri().equals(Names.XROAD.uri()) && call.demanded(it))
                    .findFirst()
                    .ifPresent(
                            it -> {
                                throw SoapCall.malformed("gateway.soap-must-understand", it.name());
                            });
            return Optional.empty();
        }
        Optional<XRoadHeader> header = XRoadHeader.read(call);
        header.ifPresent(it -> check(it, call, channel));
        return header;
    }

    private void check(XRoadHeader header, SoapCall call, Channel channel) {
        boolean ours =
                header.service(INSTANCE).equals(settings.instance())
                        && header.service(CODE).equals(hub)
                        && header.service("serviceCode").equals(call.operation().name());
        if (!ours) {
            throw SoapCall.malformed("gateway.soap-x-road-service", hub, call.operation().name());
        }
        String code = header.client(CODE);
        boolean theirs =
                header.client(INSTANCE).equals(settings.instance())
                        && settings.memberClasses().contains(header.client(CLASS))
                        && (code.equals(channel.agency().value())
                                || code.equals(channel.acting().value()));
        if (!theirs) {
            throw new ProblemException(
                    Problem.of(RefusalCode.SENDER_MISMATCH, "gateway.soap-x-road-client"));
        }
    }
}
