package dev.signalbox.console.screen.files.preview;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.preview.Encoding;
import dev.signalbox.console.model.files.preview.Preview;
import dev.signalbox.console.model.files.preview.SampleTable;
import dev.signalbox.console.model.files.preview.Window;
import dev.signalbox.console.store.files.FilePreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says which part of an object is seen and what was made of it. */
final class PreviewWords {
    private PreviewWords() {}

    static String of(FilePreview shown) {
        List<String> words = new ArrayList<>();
        words.add(part(shown.window()));
        if (shown.content().unpacked()) {
            words.add(Texts.text(shown.content().whole() ? "preview.unpacked" : "preview.unpackedPart"));
        }
        switch (shown.content().preview()) {
            case Preview.Json(_, Encoding encoding) -> words.add("JSON, " + encoding.words());
            case Preview.Text(_, Encoding encoding, boolean sure) -> words.add(sure ? encoding.words()
                    : Texts.text("preview.guessed", encoding.words()));
            case Preview.Table(SampleTable table, Encoding encoding) -> table(table, encoding, words);
            case Preview.Picture(_, long width, long height) -> words.add(Texts.text("preview.pixels", width, height));
            case Preview.NoPicture _,Preview.Hex _,Preview.Empty _ -> {
            }
        }
        return String.join(" · ", words);
    }

    private static String part(Window window) {
        var total = Sizes.words(window.total());
        if (window.whole()) {
            return Texts.text("file.whole", total);
        }
        var size = Sizes.words(window.bytes().length);
        if (window.begins()) {
            return Texts.text("file.part", size, total);
        }
        return window.ends() ? Texts.text("preview.last", size, total)
                : Texts.text("preview.middle", grouped(window.from()), grouped(window.end() - 1), grouped(window
                        .total()));
    }

    private static void table(SampleTable table, Encoding encoding, List<String> words) {
        words.add(Texts.text("preview.kind." + table.kind().name()));
        words.add(encoding.words());
        words.add(Texts.text("preview.tableSize", table.rows().size(), table.columns().size()));
        if (table.faults() > 0) {
            words.add(Texts.text("preview.faults", table.faults()));
        }
        if (table.left().columns() > 0) {
            words.add(Texts.text("preview.columnsLeft", table.left().columns()));
        }
        if (table.left().rows() > 0) {
            words.add(Texts.text("preview.rowsLeft", table.left().rows()));
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
