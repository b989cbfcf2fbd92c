package dev.signalbox.localcloud.wire.codec;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Reads a request body of some format. */
public interface BodyReader {
    /** Fills the members that the body carries. An empty body carries none. */
    void read(byte[] body, SdkPojo builder);

    /** Reads a body that stands for one member. */
    @Nullable
    Object read(byte[] body, SdkField<?> field);
}
