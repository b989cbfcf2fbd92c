package dev.signalbox.console.model.manual;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a link of a page leads. */
public sealed interface ManualLink {
    record ToPage(ManualPlace place) implements ManualLink {}

    /** An address of the web, or one that is none: whoever opens it looks at it again. */
    record ToWeb(String address) implements ManualLink {}

    /** A file of the repository, relative to the page: people who only have the program do not have it. */
    record ToFile(String path) implements ManualLink {}

    Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    Pattern PAGE = Pattern.compile("([\\w-]+)\\.md(?:#(.*))?");

    /** @param from the page that it is on */
    static ManualLink of(String destination, String from) {
        if (destination.startsWith("#")) {
            return new ToPage(new ManualPlace(from, destination.substring(1)));
        }
        Matcher page = PAGE.matcher(destination);
        if (page.matches()) {
            return new ToPage(new ManualPlace(page.group(1), page.group(2) == null ? "" : page.group(2)));
        }
        return SCHEME.matcher(destination).matches() ? new ToWeb(destination) : new ToFile(destination);
    }
}
