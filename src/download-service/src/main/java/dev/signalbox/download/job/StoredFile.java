package dev.signalbox.download.job;

/**
 * Where the bytes of a job lie.
 *
 * @param storage names the storage, so that only one who reaches it deletes the file; {@code own-bucket} for a client's
 * @param path below the storage's root: {@code [subpath/]<first 3 of id>/<id>}
 * @param downloadUrl public link, {@code <download_url>/<path>}
 * @param sha256 in lower-case hex
 */
public record StoredFile(String storage, String path, String downloadUrl, long bytes, String sha256) {
    public static final String OWN_BUCKET = "own-bucket";
}
