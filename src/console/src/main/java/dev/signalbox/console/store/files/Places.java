package dev.signalbox.console.store.files;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.S3Address;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.ArrayList;
import java.util.List;

/** Places in S3 that the operator pinned or was at lately. A bucket that may not be listed is reached by these alone. */
public final class Places {
    private static final int MOST_RECENT = 10;
    private static final int MOST_PINNED = 50;
    private static final Preference<Kept> KEPT = new Preference<>("files.places", Kept.class, new Kept(List.of(), List
            .of()));

    private final Preferences preferences;

    /** What is remembered, as URIs, newest first. */
    record Kept(List<String> pinned, List<String> recent) {
        Kept {
            pinned = List.copyOf(pinned);
            recent = List.copyOf(recent);
        }
    }

    public Places(Preferences preferences) {
        this.preferences = preferences;
    }

    public List<S3Location> pinned() {
        return places(preferences.get(KEPT).pinned);
    }

    public List<S3Location> recent() {
        return places(preferences.get(KEPT).recent);
    }

    private static List<S3Location> places(List<String> uris) {
        return uris.stream().flatMap(u -> S3Address.read(u).stream()).toList();
    }

    public boolean isPinned(S3Location place) {
        return preferences.get(KEPT).pinned.contains(place.uri());
    }

    public void pin(S3Location place, boolean on) {
        var kept = preferences.get(KEPT);
        preferences.set(KEPT, new Kept(on ? first(place, kept.pinned, MOST_PINNED) : without(place, kept.pinned),
                kept.recent));
    }

    /** The operator looks at a bucket or folder. */
    public void visit(S3Location place) {
        var kept = preferences.get(KEPT);
        preferences.set(KEPT, new Kept(kept.pinned, first(place, kept.recent, MOST_RECENT)));
    }

    private static List<String> first(S3Location place, List<String> uris, int most) {
        var all = new ArrayList<>(without(place, uris));
        all.addFirst(place.uri());
        return all.stream().limit(most).toList();
    }

    private static List<String> without(S3Location place, List<String> uris) {
        return uris.stream().filter(u -> !u.equals(place.uri())).toList();
    }
}
