package dev.signalbox.console.gateway.aws.signin.profiles;

import java.util.Map;
import java.util.Optional;

/** What one section of the files sets; may hold keys. */
public record ProfileSettings(String name, Map<String, String> values) {
    /** A setting that is set to something. */
    public Optional<String> get(String setting) {
        return Optional.ofNullable(values.get(setting)).filter(v -> !v.isBlank());
    }

    /** A setting that must be there. */
    String need(String setting) throws ProblemException {
        return get(setting).orElseThrow(() -> new ProblemException("Profile " + name + " lacks " + setting + "."));
    }

    @Override
    public String toString() {
        return "ProfileSettings[" + name + "]";
    }
}
