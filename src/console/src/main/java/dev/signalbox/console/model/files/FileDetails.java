package dev.signalbox.console.model.files;

/**
 * An object and its beginning.
 *
 * @param shown how many bytes the preview was made of
 */
public record FileDetails(FileProperties properties, Preview preview, long shown) {
    /** Whether the preview shows all there is. */
    public boolean whole() {
        return shown >= properties.size();
    }
}
