package dev.signalbox.console.gateway.aws.signin.profiles;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Endpoints that are set instead of AWS's own. The SDK reads them for itself; this tells the operator the same: variables go
 * before files, and there one service before all.
 */
final class EndpointUrls {
    private static final String VARIABLE = "AWS_ENDPOINT_URL";

    private EndpointUrls() {}

    static Map<String, URI> of(ReadFiles files, String profile) throws ProblemException {
        Map<String, URI> urls = new TreeMap<>();
        Optional<ProfileSettings> settings = files.profile(profile);
        Optional<String> services = settings.flatMap(s -> s.get("services"));
        if (settings.isPresent()) {
            put(urls, "", settings.get().get("endpoint_url"), "endpoint_url of profile " + profile);
        }
        if (services.isPresent()) {
            ProfileSettings section = files.section("services", services.get()).orElseThrow(() -> new ProblemException(
                    "There is no [services " + services.get() + "], which profile " + profile + " names."));
            for (String key : section.values().keySet()) {
                if (key.endsWith(".endpoint_url")) {
                    put(urls, key.substring(0, key.indexOf('.')), section.get(key), key + " of services " + services
                            .get());
                }
            }
        }
        variables(urls, files.files());
        return urls;
    }

    private static void variables(Map<String, URI> urls, AwsFiles files) throws ProblemException {
        Optional<String> all = files.variable(VARIABLE);
        if (all.isPresent()) {
            urls.clear();
            put(urls, "", all, VARIABLE);
        }
        for (String name : files.environment().keySet()) {
            if (name.startsWith(VARIABLE + "_")) {
                put(urls, name.substring(VARIABLE.length() + 1).toLowerCase(Locale.ROOT), files.variable(name), name);
            }
        }
    }

    private static void put(Map<String, URI> urls, String service, Optional<String> written, String where)
            throws ProblemException {
        if (written.isEmpty()) {
            return;
        }
        try {
            URI url = new URI(written.get().strip());
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (!web || url.getHost() == null || url.getUserInfo() != null) {
                throw new ProblemException(where + " is not the URL of an endpoint.");
            }
            urls.put(service, url);
        } catch (URISyntaxException e) {
            throw new ProblemException(where + " is not the URL of an endpoint.");
        }
    }
}
