/** The bank-credit desk as agencies, banks and the central department read it. */
@NullMarked
package vn.liennganh.gateway.rest.credit;

import org.jspecify.annotations.NullMarked;
