/** MIME, written and read by Angus Mail. */
@NullMarked
package dev.signalbox.localcloud.service.ses.mail;

import org.jspecify.annotations.NullMarked;
