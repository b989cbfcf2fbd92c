/** AWS wire protocols, both directions, generic over the SDK's own model classes. */
@NullMarked
package dev.signalbox.localcloud.wire;

import org.jspecify.annotations.NullMarked;
