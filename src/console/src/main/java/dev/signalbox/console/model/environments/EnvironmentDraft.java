package dev.signalbox.console.model.environments;

import dev.signalbox.console.model.EnvironmentInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody has typed of an environment, as it is. */
public record EnvironmentDraft(String name, EnvironmentInfo.Kind kind, String endpoint, String region, String folder) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,29}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,10}(-[a-z0-9]{1,12}){1,4}");

    /** What is wrong with it. */
    public enum Fault {
        NAME, NAME_TAKEN, ENDPOINT, ENDPOINT_SECRET, REGION
    }

    /** @param taken names of other environments */
    public Optional<Fault> fault(Collection<String> taken) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase("local")) {
            return Optional.of(Fault.NAME);
        }
        if (taken.stream().anyMatch(name::equalsIgnoreCase)) {
            return Optional.of(Fault.NAME_TAKEN);
        }
        Optional<Fault> wrong = endpointFault();
        return wrong.isPresent() || REGION.matcher(region).matches() ? wrong : Optional.of(Fault.REGION);
    }

    private Optional<Fault> endpointFault() {
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
        return new SavedEnvironment(name, kind, endpoint, region, folder);
    }
}
