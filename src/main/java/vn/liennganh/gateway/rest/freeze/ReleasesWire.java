package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import vn.liennganh.gateway.rest.desk.DraftWire;

/** Releases of what is too much, and who may send them. */
@Schema(name = "FreezeReleases", description = "Messages to complete, sign and send")
public record ReleasesWire(
        @Schema(
                        description =
                                "Office policy: the office's own client may sign and send these"
                                        + " without asking a person each time")
                boolean sentByClient,
        @Schema(description = "Another after each message of the case: what the drafts rest on")
                String state,
        List<DraftWire> drafts) {}
