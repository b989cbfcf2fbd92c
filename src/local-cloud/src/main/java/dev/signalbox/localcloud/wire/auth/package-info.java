/** Who may call: Signature Version 4 and the keys it is checked with. */
@NullMarked
package dev.signalbox.localcloud.wire.auth;

import org.jspecify.annotations.NullMarked;
