/**
 * SFTP: the hub as the server of the file trees, for partners that have no program of their own.
 */
@NullMarked
package vn.liennganh.delivery.sftp;

import org.jspecify.annotations.NullMarked;
