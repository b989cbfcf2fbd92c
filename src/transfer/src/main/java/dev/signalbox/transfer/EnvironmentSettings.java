package dev.signalbox.transfer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** Reads a worker's settings from environment variables; every complaint names the variable and what it may hold. */
public final class EnvironmentSettings {
    private final Map<String, String> variables;

    public EnvironmentSettings(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** @throws IllegalArgumentException when it is missing or blank */
    public String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(
                "The environment variable " + name + " is missing"));
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** @throws IllegalArgumentException when it is no whole number in the range */
    public long number(String name, long fallback, long min, long max) {
        var text = optional(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(range(name, text.get(), min, max), e);
        }
        throw new IllegalArgumentException(range(name, text.get(), min, max));
    }

    private static String range(String name, String value, long min, long max) {
        return name + " must be a whole number from " + min + " to " + max + ", not '" + value + "'";
    }

    /** False when it is not set. */
    public boolean flag(String name) {
        var text = optional(name).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " must be true or false, not '" + text + "'");
        };
    }

    /** The hosts of {@code AllowedHosts} and that of {@code ProviderUrl}. */
    public HostAllowList allowedHosts() {
        var hosts = HostAllowList.parse(optional("AllowedHosts").orElse(""));
        return optional("ProviderUrl").map(u -> hosts.withHostOf(url("ProviderUrl", u))).orElse(hosts);
    }

    /** @throws IllegalArgumentException when it is missing or no URL */
    public URI url(String name) {
        return url(name, required(name));
    }

    private static URI url(String name, String value) {
        try {
            var url = new URI(value);
            if (url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " is no URL: " + e.getReason(), e);
        }
        throw new IllegalArgumentException(name + " is no URL: it names no host");
    }
}
