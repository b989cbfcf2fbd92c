package dev.signalbox.console.model.permissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The operations that Signalbox calls and the IAM action of each: {@code actions.txt}, the one place that says so. */
public final class UsedActions {
    private static final String NONE = "-";

    /** By action. */
    private final Map<String, UsedAction> actions = new TreeMap<>();
    /** By service and operation. */
    private final Map<String, String> operations = new LinkedHashMap<>();

    private String service = "";
    private String prefix = "";
    private boolean policies;

    private UsedActions(List<String> lines) {
        lines.stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).forEach(this::line);
    }

    /** What the file says. */
    public static UsedActions all() {
        return Holder.ALL;
    }

    /** Sorted by name. */
    public Collection<UsedAction> actions() {
        return List.copyOf(actions.values());
    }

    public Optional<UsedAction> find(String action) {
        return Optional.ofNullable(actions.get(action));
    }

    /**
     * The action of a call.
     *
     * @param sdkService as the SDK names it, for example {@code SecretsManager}
     * @return absent for calls that need no permission, or are not in the file
     */
    public Optional<String> action(String sdkService, String operation) {
        return Optional.ofNullable(operations.get(key(sdkService, operation))).filter(a -> !a.equals(NONE));
    }

    /** Whether the file knows the call. */
    public boolean knows(String sdkService, String operation) {
        return operations.containsKey(key(sdkService, operation));
    }

    /** {@code service operation} of each call that the file knows. */
    public Collection<String> calls() {
        return List.copyOf(operations.keySet());
    }

    private static String key(String sdkService, String operation) {
        return sdkService.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT) + " " + operation;
    }

    private void line(String line) {
        if (line.startsWith("[")) {
            String[] head = line.substring(1, line.length() - 1).split(" ");
            service = head[0];
            prefix = head[1];
            policies = head.length > 2;
            return;
        }
        String[] parts = line.split(" : ");
        for (String word : parts[1].split(" ")) {
            String operation = word.split("=")[0];
            String action = word.endsWith("=" + NONE) ? NONE : prefix + ":" + word.substring(word.indexOf('=') + 1);
            operations.put(service + " " + operation, action);
            if (!action.equals(NONE)) {
                actions.putIfAbsent(action, new UsedAction(action, parts[0].startsWith("changes"), parts[0].endsWith(
                        "all"), policies));
            }
        }
    }

    private static final class Holder {
        private static final UsedActions ALL = new UsedActions(read());

        private static List<String> read() {
            try (InputStream in = Objects.requireNonNull(UsedActions.class.getResourceAsStream("actions.txt"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
