package dev.signalbox.console.model.downloads;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where a download service answers.
 *
 * @param name of its stack, or as it was called when it was added by hand
 * @param url without a slash at its end
 * @param keySecret the ARN of the secret that holds its key, for a deployed one
 * @param bucket of its file storage, where that is known
 */
public record ServiceAddress(String name, URI url, Origin origin, Optional<String> keySecret,
        Optional<String> bucket) {
    /** How the console knows of it. */
    public enum Origin {
        STACK, ADDED
    }

    public static ServiceAddress added(String name, URI url) {
        return new ServiceAddress(name, url, Origin.ADDED, Optional.empty(), Optional.empty());
    }

    /** Unlike that of any other service of the environment. */
    public String id() {
        return origin + " " + name;
    }

    /** Whether its key would go over a network that others read. */
    public boolean isPlain() {
        return !"https".equalsIgnoreCase(url.getScheme()) && !isLoopback(url.getHost());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** The address that was typed, if it is one that can be asked: http or https, without user, query and fragment. */
    public static Optional<URI> parse(String typed) {
        try {
            String text = typed.strip();
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri
                    .getRawFragment() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
