/**
 * The hub as a SOAP client: it calls agencies that serve the published call-back WSDL, with Apache
 * CXF and WSS4J.
 */
@NullMarked
package vn.liennganh.delivery.push.soap;

import org.jspecify.annotations.NullMarked;
