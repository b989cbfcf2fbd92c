package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may send. */
final class Identities {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]{1,255}");
    private static final Pattern DOMAIN = Pattern.compile("([A-Za-z0-9-]{1,63}\\.)+[A-Za-z0-9-]{2,63}");
    private static final Pattern IN_BRACKETS = Pattern.compile(".*<([^<>]*)>\\s*");

    private final CloudContext context;
    private final DurableMap<Identity> identities;

    Identities(CloudContext context) {
        this.context = context;
        this.identities = context.store().map("ses.identities", Identity.class);
    }

    static boolean isName(String name) {
        return ADDRESS.matcher(name).matches() || DOMAIN.matcher(name).matches();
    }

    /** Whether it was not there before. */
    boolean add(String name, Map<String, String> tags) {
        var identity = new Identity(folded(name), context.time().now(), tags);
        return context.store().write(() -> identities.putIfAbsent(identity.name(), identity));
    }

    Optional<Identity> get(String name) {
        return identities.get(folded(name));
    }

    void remove(String name) {
        context.store().write(() -> identities.remove(folded(name)));
    }

    List<Identity> all() {
        return identities.values().toList();
    }

    /** Domains are the same in any case. */
    private static String folded(String name) {
        int at = name.lastIndexOf('@');
        return name.substring(0, at + 1) + name.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** The bare address of one that may have a name before it. */
    static String bare(String address) {
        var brackets = IN_BRACKETS.matcher(address);
        return (brackets.matches() ? brackets.group(1) : address).strip();
    }

    static boolean isAddress(String address) {
        return ADDRESS.matcher(bare(address)).matches();
    }

    /** Whether the address, its domain, or a domain above that is an identity. */
    boolean maySend(String address) {
        var bare = folded(bare(address));
        if (identities.contains(bare)) {
            return true;
        }
        for (var domain = bare.substring(bare.lastIndexOf('@') + 1); domain.contains("."); domain = domain.substring(
                domain.indexOf('.') + 1)) {
            if (identities.contains(domain)) {
                return true;
            }
        }
        return false;
    }
}
