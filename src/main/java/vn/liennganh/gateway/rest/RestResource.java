package vn.liennganh.gateway.rest;

/** Marks a class whose JAX-RS annotations make up the interface, and the OpenAPI document. */
public interface RestResource {}
