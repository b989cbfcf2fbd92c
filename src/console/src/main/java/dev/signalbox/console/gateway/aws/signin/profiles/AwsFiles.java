package dev.signalbox.console.gateway.aws.signin.profiles;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the AWS CLI and the SDKs keep what they know, as they look for it.
 *
 * @param environment variables; those that are empty count as not set
 */
public record AwsFiles(Map<String, String> environment, Path home) {
    /** Those of whoever runs this program. */
    public static AwsFiles ofThisUser() {
        Map<String, String> all = System.getenv();
        String home = Optional.ofNullable(all.get("HOME")).or(() -> Optional.ofNullable(all.get("USERPROFILE"))).filter(
                h -> !h.isBlank()).orElse(System.getProperty("user.home"));
        return new AwsFiles(all, Path.of(home));
    }

    public AwsFiles {
        environment = Map.copyOf(environment);
    }

    /** A variable that is set to something. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    public Path config() {
        return variable("AWS_CONFIG_FILE").map(this::path).orElse(folder().resolve("config"));
    }

    public Path credentials() {
        return variable("AWS_SHARED_CREDENTIALS_FILE").map(this::path).orElse(folder().resolve("credentials"));
    }

    /** Holds what {@code aws sso login} got. */
    public Path ssoCache() {
        return folder().resolve("sso").resolve("cache");
    }

    /** Holds what {@code aws login} got. */
    public Path loginCache() {
        return variable("AWS_LOGIN_CACHE_DIRECTORY").map(this::path).orElse(folder().resolve("login").resolve(
                "cache"));
    }

    /** All whose change may mean something else. */
    List<Path> watched() {
        return List.of(config(), credentials(), ssoCache(), loginCache());
    }

    private Path folder() {
        return home.resolve(".aws");
    }

    /** A path as people write it in variables and profiles, with {@code ~} for the home folder. */
    public Path path(String written) {
        boolean atHome = written.equals("~") || written.startsWith("~/") || written.startsWith("~\\");
        return atHome ? home.resolve(written.substring(Math.min(2, written.length()))) : Path.of(written);
    }

    /** Variables may hold keys. */
    @Override
    public String toString() {
        return "AwsFiles[" + home + "]";
    }
}
