package dev.signalbox.deploy.bucket;

/** Who is told how far an upload is, and may end it. Called from several threads, one at a time. */
public interface UploadWatch {
    /** Nobody looks. */
    UploadWatch NONE = (_, _) -> {};

    void sent(long bytes, long all);

    /** Asked before each part and while it is sent. */
    default boolean givenUp() {
        return false;
    }
}
