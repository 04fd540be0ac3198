package vn.liennganh.gateway.rest;

/** Marks a class whose JAX-RS annotations make up the interface, and the OpenAPI document. */
public interface RestResource {

    /** Where the interface stands. */
    String BASE_PATH = "/api/v1";
}
