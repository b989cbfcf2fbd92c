package dev.signalbox.download.mime;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where Tika and libmagic say different words for the same bytes. */
final class LibmagicNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("application/xml", "text/xml"), Map.entry("application/atom+xml", "text/xml"),
            Map.entry("application/rss+xml", "text/xml"), Map.entry("application/xhtml+xml", "text/xml"),
            Map.entry("application/rtf", "text/rtf"), Map.entry("application/x-sh", "text/x-shellscript"),
            Map.entry("application/x-rar-compressed", "application/x-rar"),
            Map.entry("application/x-msdownload", "application/x-dosexec"),
            Map.entry("application/x-sqlite3", "application/vnd.sqlite3"),
            Map.entry("application/x-tika-msoffice", "application/x-ole-storage"),
            Map.entry("application/x-tika-ooxml", "application/zip"), Map.entry("audio/mp4", "audio/x-m4a"),
            Map.entry("audio/x-flac", "audio/flac"), Map.entry("audio/vnd.wave", "audio/x-wav"),
            Map.entry("audio/vorbis", "audio/ogg"), Map.entry("audio/opus", "audio/ogg"),
            Map.entry("video/theora", "video/ogg"));
    private static final String DOCTYPE_OF_WEBM = "B\u0082\u0084webm";

    private LibmagicNames() {}

    static String of(String tika, byte[] head) {
        return switch (tika) {
            case "video/quicktime" -> isOfAnotherBrand(head) ? "video/mp4" : tika;
            case "application/x-matroska" -> text(head, 0, 64).contains(DOCTYPE_OF_WEBM) ? "video/webm"
                    : "video/x-matroska";
            case "application/x-sh" -> text(head, 0, 64).lines().findFirst().orElse("").contains("python")
                    ? "text/x-script.python"
                    : "text/x-shellscript";
            default -> NAMES.getOrDefault(tika, tika);
        };
    }

    /** Tika takes most brands of MP4 for QuickTime, whose own is {@code qt}. */
    private static boolean isOfAnotherBrand(byte[] head) {
        return text(head, 4, 8).equals("ftyp") && !text(head, 8, 12).equals("qt  ");
    }

    private static String text(byte[] head, int from, int to) {
        int end = Math.min(to, head.length);
        return from >= end ? "" : new String(head, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
