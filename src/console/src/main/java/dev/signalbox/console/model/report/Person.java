package dev.signalbox.console.model.report;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose computer this is, so that it can be taken out of texts.
 *
 * @param home the folder, as the system property says it
 * @param host the computer's name; empty if nobody knows it
 */
public record Person(String home, String user, String host) {
    /** Names that many have tell nothing, and are words too. */
    private static final Set<String> NOBODY = Set.of("root", "user", "admin", "administrator", "runner", "ubuntu",
            "localhost", "home", "test", "java");
    private static final int SHORTEST = 3;
    private static final Pattern HOMES = Pattern.compile(
            "(?i)(/home/|/Users/|[\\\\/]Users[\\\\/]{1,4}|%2Fhome%2F)(?!hidden)[^/\\\\\\s\"'%:;,<>]+");

    /** Who runs this process. May ask the network for the computer's name, so it is not for the FX thread. */
    public static Person ofThisProcess() {
        return new Person(System.getProperty("user.home", ""), System.getProperty("user.name", ""), computer());
    }

    private static String computer() {
        String windows = System.getenv("COMPUTERNAME");
        if (windows != null) {
            return windows;
        }
        try {
            Path linux = Path.of("/proc/sys/kernel/hostname");
            return Files.exists(linux) ? Files.readString(linux).strip() : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }

    /** Paths under the home folder begin with {@code ~} instead. */
    String withoutHome(String text) {
        String plain = text;
        if (home.length() > SHORTEST) {
            for (String form : forms()) {
                plain = plain.replaceAll("(?i)" + Pattern.quote(form) + "(?![A-Za-z0-9])", "~");
            }
        }
        return HOMES.matcher(plain).replaceAll("$1hidden");
    }

    private List<String> forms() {
        List<String> forms = new ArrayList<>(List.of(home, home.replace("\\", "\\\\"), home.replace("\\", "\\\\\\\\"),
                home.replace('\\', '/')));
        List.copyOf(forms).forEach(f -> forms.add(f.replace(" ", "%20")));
        forms.add(home.replace("/", "%2F").replace("\\", "%5C").replace(" ", "%20"));
        return forms.stream().distinct().toList();
    }

    String withoutNames(String text) {
        String plain = without(host, "this-computer", without(user, "somebody", text));
        return without(host.replaceFirst("\\..*", ""), "this-computer", plain);
    }

    private static String without(String name, String instead, String text) {
        if (name.length() < SHORTEST || NOBODY.contains(name.toLowerCase(Locale.ROOT))) {
            return text;
        }
        return text.replaceAll("(?i)(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])", Matcher
                .quoteReplacement(instead));
    }
}
