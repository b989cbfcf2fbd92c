package dev.signalbox.console.fx.settings;

import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * A part of the Settings screen. Whoever owns what is set makes one, and {@code app.Screens} puts it in.
 *
 * @param words what else the search finds it by, besides its title
 * @param content made when Settings is first opened, on the FX thread; changes take effect at once
 */
public record SettingsSection(String title, String words, Supplier<Node> content) {}
