package dev.signalbox.console.screen.files.transfers;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.model.transfer.TransferState.Counts;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A transfer in words. */
final class TransferWords {
    private TransferWords() {}

    static StatusWord status(TransferState now) {
        boolean down = now.direction() == Direction.DOWNLOAD;
        return switch (now.phase()) {
            case RUNNING -> new StatusWord(Tone.RUNNING, Texts.text(down ? "transfers.downloading"
                    : "transfers.uploading"));
            case PAUSED -> new StatusWord(now.note().isEmpty() ? Tone.PENDING : Tone.ATTENTION, Texts.text(
                    "transfers.paused"));
            case DONE -> new StatusWord(Tone.SUCCEEDED, Texts.text(down ? "transfers.downloaded"
                    : "transfers.uploaded"));
            case FAILED -> new StatusWord(Tone.FAILED, Texts.text("transfers.incomplete"));
            case CANCELLED -> new StatusWord(Tone.ABORTED, Texts.text("transfers.cancelled"));
        };
    }

    /** {@code 312 of 1,204 files · 48 MiB of 2 GiB · 12 MiB/s now, 10 MiB/s on average · 2 m left · CRC32 of 312}. */
    static String detail(TransferState now) {
        var counts = now.counts();
        var words = new ArrayList<String>();
        words.add(Texts.text("transfers.files", number(counts.done()), number(counts.files()) + (counts.listed() ? ""
                : "+"), counts.files()));
        words.add(Texts.text("transfers.bytes", Sizes.words(counts.bytesDone()), Sizes.words(counts.bytes())));
        if (counts.skipped() > 0) {
            words.add(Texts.text("transfers.skipped", number(counts.skipped())));
        }
        if (counts.failed() > 0) {
            words.add(Texts.text("transfers.failed", number(counts.failed())));
        }
        now.speed().now().ifPresent(s -> words.add(Texts.text("transfers.now", Sizes.words((long) s))));
        now.speed().average().ifPresent(s -> words.add(Texts.text("transfers.average", Sizes.words((long) s))));
        now.speed().rest().ifPresent(r -> words.add(Texts.text("transfers.left", Spans.age(r))));
        if (now.phase().isOver()) {
            words.add(verified(counts));
        }
        return words.stream().filter(w -> !w.isEmpty()).collect(Collectors.joining(" · "));
    }

    /** What was compared, and how; also that nothing could be. */
    static String verified(Counts counts) {
        return counts.verified().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> e.getKey().isEmpty()
                ? Texts.text("transfers.sizeOnly", number(e.getValue()))
                : Texts.text("transfers.verified", number(e.getValue()), e.getKey())).collect(Collectors.joining(
                        ", "));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
