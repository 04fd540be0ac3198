/** The command line of a partner: everything it does can also be done with curl and openssl. */
@NullMarked
package vn.liennganh.partner.cli;

import org.jspecify.annotations.NullMarked;
