package dev.signalbox.console.model.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out the values of what is called a password, token, secret or the like, in whatever notation: properties, JSON, XML, headers, options. */
final class NamedSecrets {
    private static final String HIDDEN = "hidden";
    private static final int FURTHEST = 8_000;
    private static final int LONGEST = 60;
    /** What a name has in it, what follows of the name, a quote that ends it, and what stands between it and its value. */
    private static final Pattern NAME = Pattern.compile(
            "(?i)((?:secret|passw|passphrase|pwd|token|credential|authorization|"
                    + "api[_-]?key|access[_-]?key|private[_-]?key|signature|cookie|user[_-]?code|device[_-]?code|"
                    + "code[_-]?verifier|mfa[_-]?code)[a-z0-9_.-]{0,60}+)(\\\\*[\"'])?(\\s*(?:=>|[:=]|%3D|%22%3A)\\s*|>|\\s+)");
    /** Their values have spaces in them. */
    private static final Pattern TO_THE_END = Pattern.compile("(?i).*(?:passw|passphrase|pwd|authorization|cookie).*");
    private static final Pattern NEXT_PARAMETER = Pattern.compile("&(?:amp;)?[A-Za-z0-9_.%-]{1,60}=");

    private NamedSecrets() {}

    static String out(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Matcher name = NAME.matcher(text);
        int done = 0;
        while (name.find(done)) {
            plain.append(text, done, name.end());
            done = name.end();
            if (separates(text, name)) {
                int end = end(text, name);
                if (end > done) {
                    plain.append(HIDDEN);
                }
                done = end;
            }
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static boolean separates(String text, Matcher name) {
        if (name.group(1).endsWith(".java")) {
            return false; // a line of a stack
        }
        return switch (name.group(3).strip()) {
            case ">" -> before(text, name.start()).equals("<");
            case "" -> before(text, name.start()).equals("-");
            default -> true;
        };
    }

    private static int end(String text, Matcher name) {
        int from = name.end();
        int quote = from;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        if (quote < text.length() && (text.charAt(quote) == '"' || text.charAt(quote) == '\'')) {
            return closing(text, quote, quote - from);
        }
        if (from < text.length() && (text.charAt(from) == '{' || text.charAt(from) == '[')) {
            return bracket(text, from);
        }
        return plain(text, from, name);
    }

    /** The quote that is escaped as deep as the one that began, or less. */
    private static int closing(String text, int quote, int depth) {
        int escapes = 0;
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == text.charAt(quote) && escapes <= depth) {
                return i - (c == '\n' ? 0 : escapes);
            }
            escapes = c == '\\' ? escapes + 1 : 0;
        }
        return text.length();
    }

    private static int bracket(String text, int from) {
        int open = 0;
        int furthest = Math.min(text.length(), from + FURTHEST);
        for (int i = from; i < furthest; i++) {
            char c = text.charAt(i);
            open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (open == 0) {
                return i + 1;
            }
        }
        int line = text.indexOf('\n', from);
        return line < 0 ? text.length() : line;
    }

    private static int plain(String text, int from, Matcher name) {
        String before = before(text, name.start());
        boolean whole = TO_THE_END.matcher(name.group(1)).matches() && !name.group(3).isBlank() && !before.equals("?")
                && !before.equals("&");
        boolean element = name.group(3).equals(">");
        Matcher next = NEXT_PARAMETER.matcher(text);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) && (c == '\n' || c == '\r' || !whole && !element);
            boolean over = element ? c == '<'
                    : space || c == '&' && !whole && next.region(i, text.length()).lookingAt();
            if (over) {
                return i;
            }
        }
        return text.length();
    }

    /** What stands before the word that ends there: an option begins with a dash. */
    private static String before(String text, int end) {
        int at = end;
        while (at > 0 && end - at < LONGEST && (Character.isLetterOrDigit(text.charAt(at - 1)) || "_.-".indexOf(text
                .charAt(at - 1)) >= 0)) {
            at--;
        }
        return text.startsWith("--", at) ? "-" : at == 0 ? "" : text.substring(at - 1, at);
    }
}
