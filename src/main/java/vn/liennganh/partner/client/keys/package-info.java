/** The keys of an agency, wherever they lie: PEM files, a key store, a PKCS#11 token; and EST. */
@NullMarked
package vn.liennganh.partner.client.keys;

import org.jspecify.annotations.NullMarked;
