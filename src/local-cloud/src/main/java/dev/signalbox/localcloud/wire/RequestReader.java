package dev.signalbox.localcloud.wire;

import software.amazon.awssdk.core.SdkPojo;

/** One protocol's way in. */
interface RequestReader {
    /** @throws dev.signalbox.localcloud.wire.codec.MalformedRequest when the request does not fit its model */
    void read(WireRequest request, Match match, SdkPojo builder);
}
