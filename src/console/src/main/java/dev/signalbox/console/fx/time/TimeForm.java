package dev.signalbox.console.fx.time;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.store.preferences.Preference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * How points in time are shown, everywhere: copies and exports are ISO-8601 UTC whatever is chosen. There is one for the whole
 * console, because times are put into words in many places that know nothing of each other; only {@link #choose} changes it.
 */
public enum TimeForm {
    RELATIVE, LOCAL, UTC;

    public static final Preference<TimeForm> CHOSEN = new Preference<>("look.time", TimeForm.class, LOCAL);

    private static volatile TimeForm current = LOCAL;

    public static TimeForm current() {
        return current;
    }

    /** Changes the form and lets what lies under a node show its times anew. FX thread only. */
    public static void choose(TimeForm form, Node root) {
        current = form;
        renew(root);
    }

    /** Lets controls that were out of sight when the form changed show their times anew. */
    public static void renew(Node node) {
        if (node instanceof ShowsTimes shown) {
            shown.renewTimes();
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(TimeForm::renew);
        }
    }

    public TimeForm next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** The zone of the clock times in this form; relative ones fall back to local. */
    public ZoneId zone() {
        return this == UTC ? ZoneOffset.UTC : ZoneId.systemDefault();
    }

    public String words() {
        return Texts.text("time." + name().toLowerCase(Locale.ROOT));
    }

    /** With the zone where there is one: {@code Local +01:00}. */
    public String wordsWithZone() {
        String offset = zone().getRules().getOffset(Instant.now()).getId();
        return this == LOCAL ? words() + " " + (offset.equals("Z") ? "+00:00" : offset) : words();
    }

    /** A control that has put times into words. */
    public interface ShowsTimes {
        void renewTimes();
    }
}
