package dev.signalbox.transfer;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The hosts that may be asked for files.
 *
 * @param entries {@code host}, {@code *.domain} for the hosts below a domain, or {@code *} for all
 */
public record HostAllowList(List<String> entries) {
    public HostAllowList {
        entries = entries.stream().map(e -> e.strip().toLowerCase(Locale.ROOT)).filter(Predicate.not(String::isEmpty))
                .distinct().toList();
        for (var entry : entries) {
            if (!entry.equals("*") && !entry.matches("(\\*\\.)?[\\p{L}\\p{N}._\\-\\[\\]:]+")) {
                throw new IllegalArgumentException(
                        "'" + entry + "' is no host name, *.domain or * (a host is written without scheme and path)");
            }
        }
    }

    /** @param list entries with commas between them */
    public static HostAllowList parse(String list) {
        return new HostAllowList(Arrays.asList(list.split(",", -1)));
    }

    /** This list and the host of the URL. */
    public HostAllowList withHostOf(URI url) {
        var all = new ArrayList<>(entries);
        all.add(Objects.requireNonNullElse(url.getHost(), ""));
        return new HostAllowList(all);
    }

    public boolean allows(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return entries.stream().anyMatch(
                e -> e.equals("*") || e.equals(name) || (e.startsWith("*.") && name.endsWith(e.substring(1))));
    }
}
