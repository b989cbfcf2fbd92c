package dev.signalbox.console.model.environments;

import dev.signalbox.console.model.EnvironmentInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody has typed of an environment, as it is.
 *
 * @param profile empty for an endpoint of its own
 * @param endpoint may be empty with a profile: then it is AWS's own, or the profile's
 */
public record EnvironmentDraft(String name, EnvironmentInfo.Kind kind, String endpoint, String region, String folder,
        String profile, Optional<AccountColour> colour, Optional<Boolean> lock) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,29}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,10}(-[a-z0-9]{1,12}){1,4}");

    /** Of an endpoint of its own. */
    public EnvironmentDraft(String name, EnvironmentInfo.Kind kind, String endpoint, String region, String folder) {
        this(name, kind, endpoint, region, folder, "", Optional.empty(), Optional.empty());
    }

    /** What is wrong with it. */
    public enum Fault {
        NAME, NAME_TAKEN, PROFILE_UNKNOWN, PROFILE_LOCAL, ENDPOINT, ENDPOINT_SECRET, REGION
    }

    /**
     * What is wrong with it, in the order of the form.
     *
     * @param taken names of other environments
     * @param profiles those that are known
     */
    public Optional<Fault> fault(Collection<String> taken, Collection<String> profiles) {
        return nameFault(taken).or(() -> profileFault(profiles)).or(this::endpointFault).or(() -> REGION.matcher(region)
                .matches() ? Optional.empty() : Optional.of(Fault.REGION));
    }

    private Optional<Fault> nameFault(Collection<String> taken) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase("local")) {
            return Optional.of(Fault.NAME);
        }
        return taken.stream().anyMatch(name::equalsIgnoreCase) ? Optional.of(Fault.NAME_TAKEN) : Optional.empty();
    }

    private Optional<Fault> profileFault(Collection<String> profiles) {
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        return !profiles.contains(profile) ? Optional.of(Fault.PROFILE_UNKNOWN)
                : kind == EnvironmentInfo.Kind.LOCAL ? Optional.of(Fault.PROFILE_LOCAL) : Optional.empty();
    }

    private Optional<Fault> endpointFault() {
        if (endpoint.isEmpty() && !profile.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(endpoint);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                return Optional.of(Fault.ENDPOINT);
            }
            return uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null ? Optional.of(
                    Fault.ENDPOINT_SECRET) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(Fault.ENDPOINT);
        }
    }

    /** Only of a draft without a fault. */
    public SavedEnvironment saved() {
        return new SavedEnvironment(name, kind, endpoint, region, folder, profile, colour, lock);
    }
}
