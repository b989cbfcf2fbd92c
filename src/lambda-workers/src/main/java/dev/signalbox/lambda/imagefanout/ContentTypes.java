package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.Head;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which types of content are taken.
 *
 * @param allowed in lower case, such as {@code image/*}
 */
record ContentTypes(List<String> allowed) {
    private static final String ANY = "application/octet-stream";

    static ContentTypes parse(String list) {
        return new ContentTypes(Arrays.stream(list.split(",", -1)).map(t -> t.strip().toLowerCase(Locale.ROOT))
                .filter(t -> !t.isEmpty()).toList());
    }

    /**
     * @return the type to store the image with: the server's, or what the name suggests where it says none
     * @throws WrongType when the server says that it is something else than an image
     */
    String check(Head head, String key) throws WrongType {
        var said = head.contentType().map(t -> t.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .filter(t -> t.matches("[\\x21-\\x7e]{3,200}"));
        if (said.isPresent() && allowed.stream().noneMatch(a -> matches(a, said.get()))) {
            throw new WrongType(said.get());
        }
        return said.filter(t -> !t.endsWith("/octet-stream"))
                .orElseGet(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(key)).orElse(ANY));
    }

    private static boolean matches(String allowed, String type) {
        return allowed.equals("*/*") || allowed.equals(type)
                || (allowed.endsWith("/*") && type.startsWith(allowed.substring(0, allowed.length() - 1)));
    }
}
