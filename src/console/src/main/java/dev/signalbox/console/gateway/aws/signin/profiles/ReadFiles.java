package dev.signalbox.console.gateway.aws.signin.profiles;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What was in {@code ~/.aws/config} and {@code ~/.aws/credentials} when they were read.
 *
 * @param merged as the SDK merges them: keys of the credentials file go first
 * @param problems by the name of a profile, or of a file that cannot be read
 */
public record ReadFiles(AwsFiles files, ProfileFile merged, Map<String, String> problems) {
    private static final Pattern ENDPOINT = Pattern.compile("\\s*endpoint_url\\s*=.*");
    private static final String IGNORE = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    /** Reads both; what is missing is empty. */
    public static ReadFiles of(AwsFiles files) {
        Map<String, String> problems = new LinkedHashMap<>();
        ProfileFile credentials = read(files, files.credentials(), ProfileFile.Type.CREDENTIALS, problems);
        ProfileFile config = read(files, files.config(), ProfileFile.Type.CONFIGURATION, problems);
        return new ReadFiles(files, ProfileFile.aggregator().addFile(credentials).addFile(config).build(), problems);
    }

    private static ProfileFile read(AwsFiles files, Path path, ProfileFile.Type type, Map<String, String> problems) {
        ProfileText.Read read = ProfileText.read(lines(files, path, problems), type);
        read.problems().forEach((name, why) -> problems.merge(name, path + ": " + why, (a, b) -> a + " " + b));
        return read.file();
    }

    private static List<String> lines(AwsFiles files, Path path, Map<String, String> problems) {
        try {
            List<String> lines = Files.readAllLines(path);
            return ignoresEndpoints(files) ? lines.stream().map(l -> ENDPOINT.matcher(l).matches() ? "" : l).toList()
                    : lines;
        } catch (NoSuchFileException e) {
            return List.of("");
        } catch (MalformedInputException e) {
            problems.put(path.toString(), path + " is not UTF-8 text.");
        } catch (IOException e) {
            problems.put(path.toString(), path + " cannot be read: " + e.getMessage());
        }
        return List.of("");
    }

    /** The SDK does not know this variable yet, so what it must not see is taken out. */
    private static boolean ignoresEndpoints(AwsFiles files) {
        return files.variable(IGNORE).filter(v -> v.equalsIgnoreCase("true")).isPresent();
    }

    /** What a profile sets. */
    public Optional<ProfileSettings> profile(String name) {
        return merged.profile(name).map(ReadFiles::settings);
    }

    /** What an {@code [sso-session]} or {@code [services]} section sets; nested settings have a dot in their name. */
    public Optional<ProfileSettings> section(String kind, String name) {
        return merged.getSection(kind, name).map(ReadFiles::settings);
    }

    private static ProfileSettings settings(Profile profile) {
        return new ProfileSettings(profile.name(), profile.properties());
    }

    /** The SDK's own type would print what it holds. */
    @Override
    public String toString() {
        return "ReadFiles[" + files + "]";
    }
}
