package dev.signalbox.console.fx.keys;

import dev.signalbox.console.fx.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Every key of the console that is not the toolkit's own. The help sheet is made of this list, and whoever acts on a key asks
 * {@link #matches}, so that the sheet cannot say anything else. No bare key and no key that elsewhere refreshes destroys
 * anything. What it does is the text {@code shortcut.<name>}.
 */
public enum Shortcut {
    PALETTE(Section.ANYWHERE, "Shortcut+K", "Shortcut+Shift+P"),
    ADDRESS(Section.ANYWHERE, "Shortcut+L"),
    FILTER(Section.ANYWHERE, "Shortcut+F", "/"),
    FIND_EVERYWHERE(Section.ANYWHERE, "Shortcut+Shift+F"),
    SUBMIT(Section.ANYWHERE, "Shortcut+Enter"),
    REFRESH(Section.ANYWHERE, "F5", "Shortcut+R"),
    NEXT_PANE(Section.ANYWHERE, "F6"),
    PREVIOUS_PANE(Section.ANYWHERE, "Shift+F6"),
    SETTINGS(Section.ANYWHERE, "Shortcut+Comma"),
    TASKS(Section.ANYWHERE, "Shortcut+J"),
    NOTICES(Section.ANYWHERE, "Shortcut+Shift+J"),
    LOCK(Section.ANYWHERE, "Shortcut+Shift+L"),
    SIDE_BAR(Section.ANYWHERE, "Shortcut+B"),
    LARGER(Section.ANYWHERE, "Shortcut+Equals", "Shortcut+Plus", "Shortcut+Add"),
    SMALLER(Section.ANYWHERE, "Shortcut+Minus", "Shortcut+Subtract"),
    USUAL_SIZE(Section.ANYWHERE, "Shortcut+0"),
    HELP(Section.ANYWHERE, "F1"),
    KEYS(Section.ANYWHERE, "Shift+F1", "?"),
    CLOSE(Section.ANYWHERE, "Esc"),
    BACK(Section.PLACES, "Alt+Left"),
    FORWARD(Section.PLACES, "Alt+Right"),
    PARENT(Section.PLACES, "Alt+Up"),
    NEXT_TAB(Section.PLACES, "Ctrl+Tab"),
    PREVIOUS_TAB(Section.PLACES, "Ctrl+Shift+Tab"),
    CLOSE_TAB(Section.PLACES, "Shortcut+W"),
    CLOSE_ALL_TABS(Section.PLACES, "Shortcut+Shift+W"),
    OPEN(Section.TABLES, "Enter"),
    NEXT_ROW(Section.TABLES, "J"),
    PREVIOUS_ROW(Section.TABLES, "K"),
    OPEN_BEHIND(Section.TABLES, "Shortcut+Enter"),
    COPY_ROWS(Section.TABLES, "Shortcut+C"),
    COPY_NAME(Section.TABLES, "Shortcut+Shift+C"),
    COPY_ADDRESS(Section.TABLES, "Alt+Shift+C"),
    WATCH(Section.TABLES, "Shortcut+D"),
    MENU(Section.TABLES, "Shift+F10"),
    GRAPH_WALK(Section.GRAPH, "Up", "Down", "Left", "Right"),
    GRAPH_FIRST(Section.GRAPH, "Home"),
    GRAPH_LAST(Section.GRAPH, "End"),
    GRAPH_DETAILS(Section.GRAPH, "Enter"),
    GRAPH_FOLD(Section.GRAPH, "Space"),
    GRAPH_CHILD(Section.GRAPH, "O"),
    GRAPH_ITERATIONS(Section.GRAPH, "I"),
    GRAPH_CLOSER(Section.GRAPH, "Plus", "Add", "Equals", "Shift+Equals"),
    GRAPH_FARTHER(Section.GRAPH, "Minus", "Subtract"),
    GRAPH_ALL(Section.GRAPH, "0", "Numpad 0"),
    FIRST_ERROR(Section.EXECUTION, "E"),
    GRAPH(Section.EXECUTION, "G"),
    TIMELINE(Section.EXECUTION, "T"),
    HISTORY(Section.EXECUTION, "H"),
    PAYLOADS(Section.EXECUTION, "P"),
    LOGS(Section.EXECUTION, "L"),
    COMPARE(Section.EXECUTION, "C"),
    DEFINITION(Section.EXECUTION, "D"),
    DOWNLOAD(Section.FILES, "Shortcut+D");

    /** Under which heads the help sheet lists them. */
    public enum Section {
        ANYWHERE, PLACES, TABLES, EXECUTION, GRAPH, FILES;

        public String title() {
            return Texts.text("shortcut.section." + name().toLowerCase(Locale.ROOT));
        }

        public List<Shortcut> shortcuts() {
            return Arrays.stream(Shortcut.values()).filter(s -> s.section == this).toList();
        }
    }

    /** Somebody wants to see the sheet of all keys. A control fires it, and the frame opens the sheet. */
    public static final EventType<Event> SHEET = new EventType<>(Event.ANY, "KEY_SHEET");

    private final Section section;
    private final List<String> keys;
    private final List<KeyCombination> combinations;

    Shortcut(Section section, String... keys) {
        this.section = section;
        this.keys = List.of(keys);
        combinations = this.keys.stream().filter(k -> k.length() > 1 || Character.isLetterOrDigit(k.charAt(0)))
                .map(KeyCombination::valueOf).toList();
    }

    public Section section() {
        return section;
    }

    /** What it does, in words. */
    public String words() {
        return Texts.text("shortcut." + name().toLowerCase(Locale.ROOT));
    }

    /** The keys as they are on this machine's keyboard: {@code Shift+F1} and {@code ?}. */
    public List<String> keys() {
        return keys.stream().map(k -> isCharacter(k) ? k : KeyCombination.valueOf(k).getDisplayText()).toList();
    }

    /** Its first key, for a menu that shows it. */
    public KeyCombination combination() {
        return combinations.getFirst();
    }

    public String firstKey() {
        return keys().getFirst();
    }

    /** Whether the event is this key: pressed, or for a character such as {@code ?}, typed outside of a text field. */
    public boolean matches(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return !isText(event) && keys.stream().anyMatch(k -> isCharacter(k) && k.equals(event.getCharacter()));
        }
        return combinations.stream().anyMatch(c -> c.match(event) && (!isBareLetter(c) || !isText(event)));
    }

    private static boolean isCharacter(String key) {
        return key.length() == 1 && !Character.isLetterOrDigit(key.charAt(0));
    }

    private static boolean isText(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl;
    }

    private static boolean isBareLetter(KeyCombination combination) {
        return combination instanceof KeyCodeCombination key && (key.getCode().isLetterKey() || key.getCode()
                .isDigitKey())
                && key.getControl() != KeyCombination.ModifierValue.DOWN && key
                        .getShortcut() != KeyCombination.ModifierValue.DOWN
                && key.getAlt() != KeyCombination.ModifierValue.DOWN && key
                        .getMeta() != KeyCombination.ModifierValue.DOWN;
    }

    /** For tooltips: {@code Refresh (F5)}. */
    public String hint() {
        return words() + " (" + keys().stream().collect(Collectors.joining(", ")) + ")";
    }
}
