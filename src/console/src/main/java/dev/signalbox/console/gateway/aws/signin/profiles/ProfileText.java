package dev.signalbox.console.gateway.aws.signin.profiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The text of one file, read by the SDK's parser. That refuses a file for one bad line; here only the section with that line is
 * left out.
 */
final class ProfileText {
    private static final Pattern HEADER = Pattern.compile("\\[\\s*([^]]*?)\\s*](\\s*[#;].*)?\\s*");
    private static final Pattern TAKEN = Pattern.compile("[A-Za-z0-9_\\-/.%@:+]*");
    private static final Pattern PROFILE = Pattern.compile("profile\\s+(.*)");
    private static final Pattern IGNORE = Pattern.compile("(?i)\\s*ignore_configured_endpoint_urls\\s*=\\s*true\\s*");
    private static final Pattern ELSEWHERE = Pattern.compile("(endpoint_url|services)\\s*=.*");
    /** Kinds of sections that are no profiles; the last two are the CLI's own. */
    private static final Set<String> OTHERS = Set.of("default", "sso-session", "services", "plugins", "preview");

    private final ProfileFile.Type type;
    private final List<String> lines;
    private final Map<String, String> problems = new LinkedHashMap<>();
    private final StringBuilder good = new StringBuilder();

    private ProfileText(ProfileFile.Type type, List<String> lines) {
        this.type = type;
        this.lines = lines;
    }

    /** What could be read, and what is wrong with the rest by the name of its profile. */
    record Read(ProfileFile file, Map<String, String> problems) {}

    static Read read(List<String> lines, ProfileFile.Type type) {
        return new ProfileText(type, lines).read();
    }

    private Read read() {
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith("[")) {
                section(start, i);
                start = i;
            }
        }
        return new Read(parse(good.toString()), problems);
    }

    private void section(int from, int to) {
        String header = lines.get(from);
        String text = String.join("\n", heeded(lines.subList(from, to))) + "\n";
        try {
            parse("\n".repeat(from) + text); // keeps the numbers of the lines
            good.append(text);
            if (HEADER.matcher(header).matches()) {
                lookAtName(header);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.put(name(header), String.valueOf(e.getMessage()));
        }
    }

    /** The SDK does not know this setting yet, so what it must not see is taken out. */
    private static List<String> heeded(List<String> section) {
        boolean plain = section.stream().anyMatch(l -> IGNORE.matcher(l).matches());
        return plain ? section.stream().map(l -> ELSEWHERE.matcher(l).matches() ? "" : l).toList() : section;
    }

    /** The SDK passes over what it does not take, and says so in a log only. */
    private void lookAtName(String header) {
        String name = name(header);
        boolean config = type == ProfileFile.Type.CONFIGURATION;
        if (config && !isProfile(header) && !OTHERS.contains(name.split("\\s", 2)[0])) {
            problems.put(name, "In the config file its header must be [profile " + name + "].");
        } else if ((!config || isProfile(header)) && !TAKEN.matcher(name).matches()) {
            problems.put(name, "The AWS SDK takes only letters, digits and _-/.%@:+ in the name of a profile.");
        }
    }

    private static boolean isProfile(String header) {
        return PROFILE.matcher(title(header)).matches();
    }

    private String name(String header) {
        Matcher named = PROFILE.matcher(title(header));
        return type == ProfileFile.Type.CONFIGURATION && named.matches() ? named.group(1) : title(header);
    }

    private static String title(String header) {
        Matcher parts = HEADER.matcher(header);
        return parts.matches() ? parts.group(1) : header.strip();
    }

    private ProfileFile parse(String text) {
        return ProfileFile.builder().content(text).type(type).build();
    }
}
