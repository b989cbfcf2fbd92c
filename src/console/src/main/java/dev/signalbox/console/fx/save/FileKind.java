package dev.signalbox.console.fx.save;

import dev.signalbox.console.fx.Texts;
import java.util.Locale;

/** What kinds of files the console writes. */
public enum FileKind {
    CSV, JSON, JSONL, TEXT, PNG, SVG, ZIP;

    String extension() {
        return this == TEXT ? "txt" : name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return Texts.text("save.kind." + name().toLowerCase(Locale.ROOT));
    }
}
