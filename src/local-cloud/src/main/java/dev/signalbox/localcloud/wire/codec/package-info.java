/** Reads and writes any AWS SDK model class from its field table; knows no operation and no HTTP. */
@NullMarked
package dev.signalbox.localcloud.wire.codec;

import org.jspecify.annotations.NullMarked;
