package vn.liennganh.partner.client;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;

/** A successful answer of the hub. */
record Reply(int status, HttpHeaders headers, byte[] body) {

    JsonNode json() {
        return Json.MAPPER.readTree(body);
    }
}
