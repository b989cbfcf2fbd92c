/** Security Token Service. */
@NullMarked
package dev.signalbox.localcloud.service.sts;

import org.jspecify.annotations.NullMarked;
