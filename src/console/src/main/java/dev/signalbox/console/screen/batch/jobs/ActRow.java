package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.bulk.JobPlan;
import dev.signalbox.console.model.batch.bulk.JobResult;
import java.util.Locale;
import java.util.Optional;

/** One job of a plan and what came of it. */
record ActRow(JobPlan.Line line, Optional<JobResult> result) {
    JobSummary job() {
        return line.job();
    }

    String id() {
        return line.job().id();
    }

    StatusWord state() {
        if (line.obstacle().isPresent()) {
            return new StatusWord(Tone.ABORTED, Texts.text("acts.left"));
        }
        return result.map(ActRow::word).orElse(new StatusWord(Tone.PENDING, Texts.text("acts.planned")));
    }

    private static StatusWord word(JobResult result) {
        var tone = switch (result.kind()) {
            case ENDED, SUBMITTED -> Tone.SUCCEEDED;
            case ASKED, GOES_ON -> Tone.ATTENTION;
            case REFUSED -> Tone.FAILED;
        };
        return new StatusWord(tone, Texts.text("acts.kind." + result.kind().name().toLowerCase(Locale.ROOT)));
    }

    String words() {
        return line.obstacle().map(o -> Texts.text("acts.obstacle." + o.name().toLowerCase(Locale.ROOT))).or(
                () -> result.map(ActRow::words)).orElse(line.job().status().word().word());
    }

    private static String words(JobResult result) {
        var status = result.status().map(s -> s.word().word()).orElse("");
        return switch (result.kind()) {
            case GOES_ON -> Texts.text("acts.goesOn", status);
            case ASKED -> Texts.text("acts.asked", status, result.said());
            case ENDED -> result.said().isEmpty() ? status : status + ": " + result.said();
            case SUBMITTED -> Texts.text("acts.newId", result.said());
            case REFUSED -> result.said();
        };
    }
}
