package vn.liennganh.partner.client;

import tools.jackson.databind.JsonNode;

import vn.liennganh.message.Json;

import java.net.http.HttpHeaders;

/** A successful answer of the hub. */
record Reply(int status, HttpHeaders headers, byte[] body) {

    JsonNode json() {
        return Json.MAPPER.readTree(body);
    }
}
