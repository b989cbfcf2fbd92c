package dev.signalbox.batch;

import dev.signalbox.transfer.Head;
import java.net.URLConnection;
import java.util.Optional;
import java.util.Set;

/** The content type that an object is stored with. */
final class ContentTypes {
    private static final String ANY = "application/octet-stream";
    private static final Set<String> SAYS_NOTHING = Set.of(ANY, "binary/octet-stream", "application/x-download",
            "application/force-download");

    private ContentTypes() {}

    /** The server's, unless it says nothing; else what the name suggests. */
    static String of(Head head, String name) {
        return head.contentType().map(String::strip)
                .filter(t -> t.matches("[\\x20-\\x7e]{3,200}") && !SAYS_NOTHING.contains(t)).orElseGet(
                        () -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse(ANY));
    }
}
