package vn.liennganh.gateway.rest;

import org.springframework.stereotype.Component;
import jakarta.ws.rs.Path;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Placeholder until evidence verifies. */
@Component
@Path("/verify")
@Tag(name = "evidence")
public class VerifyResource implements RestResource {}
