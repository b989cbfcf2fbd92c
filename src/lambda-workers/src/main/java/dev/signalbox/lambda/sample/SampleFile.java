package dev.signalbox.lambda.sample;

/**
 * A file of the sample provider. The same at every place and time.
 *
 * @param sha256 in hex; written down, so that a list needs no bytes
 */
public record SampleFile(String name, String contentType, String sha256, Content content) {
    /** Bytes that can be made from any point on. */
    public interface Content {
        long size();

        /** @return bytes from the offset on, as many as asked for or as there are */
        byte[] part(long offset, int length);
    }

    public long size() {
        return content.size();
    }
}
