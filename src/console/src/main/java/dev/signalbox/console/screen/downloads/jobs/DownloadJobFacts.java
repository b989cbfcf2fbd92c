package dev.signalbox.console.screen.downloads.jobs;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.screen.downloads.DownloadsPlaces;
import java.util.Optional;

/** The facts about one job. */
final class DownloadJobFacts {
    private final DownloadJobViewModel viewModel;
    private final DownloadsPlaces places;
    private Optional<DownloadJob> shown = Optional.empty();

    DownloadJobFacts(DownloadJobViewModel viewModel, DownloadsPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
    }

    /** What stays the same is left alone, and with it the link that has the keyboard. */
    void show(KeyValueGrid facts, DownloadJob job) {
        if (shown.equals(Optional.of(job))) {
            return;
        }
        shown = Optional.of(job);
        facts.clear();
        job.error().ifPresent(e -> facts.add(text("error"), e));
        facts.addId(text("id"), job.id()).add(text("url"), job.url()).addLink(text("aggregation"), job.aggregation(),
                () -> places.openAggregation(job.aggregation()));
        facts.addTime(text("created"), job.times().created()).addTime(text("updated"), job.times().updated());
        job.times().eligibleAt().filter(_ -> !job.status().isEnd()).ifPresent(t -> facts.addTime(text("eligible"), t));
        facts.add(text("attempts"), job.maxRetries().isPresent() ? Texts.text("downloads.job.attemptsOf", job
                .downloads(),
                job.maxRetries().getAsInt() + 1) : "" + job.downloads());
        job.responseCode().ifPresent(c -> facts.add(text("response"), "" + c));
        stored(facts, job);
        callback(facts, job.callback());
        job.subpath().ifPresent(s -> facts.addId(text("subpath"), s));
        job.extra().ifPresent(e -> facts.add(text("extra"), e));
    }

    private void stored(KeyValueGrid facts, DownloadJob job) {
        var stored = job.stored();
        stored.bytes().ifPresent(n -> facts.add(text("size"), Sizes.words(n)));
        stored.mimeType().ifPresent(m -> facts.add(text("mime"), m));
        stored.imageSize().filter(i -> !i.isEmpty()).ifPresent(i -> facts.add(text("imageSize"), i));
        stored.sha256().ifPresent(s -> facts.addId(text("sha256"), s));
        viewModel.file(job).ifPresentOrElse(file -> facts.addLink(text("file"), file.uri(), () -> viewModel.around()
                .navigator().go(file)), () -> stored.path().ifPresent(p -> facts.addId(text("path"), p)));
        stored.downloadUrl().filter(u -> !u.isEmpty()).ifPresent(u -> facts.addId(text("link"), u));
    }

    private static void callback(KeyValueGrid facts, DownloadJob.Callback callback) {
        facts.add(text("callback"), callback.type().map(t -> t + " " + callback.destination().orElse("")).orElse(Texts
                .text("downloads.job.noCallback")));
        if (callback.attempts() > 0) {
            facts.add(text("callbackAttempts"), "" + callback.attempts());
        }
        callback.error().ifPresent(e -> facts.add(text("callbackError"), e));
        callback.deliveredAt().ifPresent(t -> facts.addTime(text("delivered"), t));
    }

    private static String text(String fact) {
        return Texts.text("downloads.job." + fact);
    }
}
