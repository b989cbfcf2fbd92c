package dev.signalbox.console.model.transfer;

import java.util.Locale;
import java.util.Set;

/** Types of files that the programs of a desktop only show. All others may run something when they are opened. */
public final class ShownTypes {
    private static final Set<String> SHOWN = Set.of("txt", "log", "md", "csv", "tsv", "json", "jsonl", "ndjson", "yaml",
            "yml", "pdf", "png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic", "mp3", "wav", "ogg",
            "flac",
            "m4a", "mp4", "mov", "mkv", "webm", "avi", "zip", "gz", "tgz", "tar", "bz2", "xz", "zst", "7z", "parquet",
            "docx", "xlsx", "pptx", "odt", "ods", "odp");

    private ShownTypes() {}

    /** By the last extension, as desktops decide; a name without one is not. */
    public static boolean isShown(String name) {
        return SHOWN.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) && name.indexOf(
                '.') >= 0;
    }
}
