package dev.signalbox.console.store.overview;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.overview.Landed;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Topic;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What arrived in the buckets of the deployed pipelines. A bucket is looked at no further than two pages of its keys. */
public final class LandedFiles {
    private static final int MOST_BUCKETS = 10;
    private static final int MOST_PAGES = 2;
    private final PipelineCatalogue catalogue;
    private final ObjectsGateway objects;
    private final Topic<Loadable<List<StackSummary>>> stacks;
    private final Clock clock;
    private final LiveValue<List<Landed>> landed;

    /** @param stacks what is deployed; somebody else keeps it fresh */
    public LandedFiles(PipelineCatalogue catalogue, ObjectsGateway objects, Topic<Loadable<List<StackSummary>>> stacks,
            Executor worker, Clock clock) {
        this.catalogue = catalogue;
        this.objects = objects;
        this.stacks = stacks;
        this.clock = clock;
        landed = new LiveValue<>(this::read, worker, clock);
    }

    /** By bucket; one that cannot be read says so and does not keep the others from being told. */
    public Topic<Loadable<List<Landed>>> landed() {
        return landed.topic();
    }

    /** Asks again; nothing while it is not known what is deployed. */
    public void refresh() {
        if (stacks.latest().newest().isPresent()) {
            landed.refresh();
        }
    }

    private List<Landed> read() {
        List<Landed> all = new ArrayList<>();
        buckets().forEach((bucket, pipeline) -> all.add(look(pipeline, new S3Location(bucket, ""))));
        return all;
    }

    /** Each with the pipeline that it belongs to. */
    private Map<String, String> buckets() {
        Map<String, String> buckets = new LinkedHashMap<>();
        for (StackSummary stack : stacks.latest().newest().orElse(List.of())) {
            stack.pipeline().flatMap(catalogue::find).ifPresent(p -> p.files().map(f -> stack.outputs().get(f.bucket()))
                    .filter(_ -> buckets.size() < MOST_BUCKETS).ifPresent(b -> buckets.put(b, p.name())));
        }
        return buckets;
    }

    private Landed look(String pipeline, S3Location bucket) {
        try {
            List<FileEntry> entries = new ArrayList<>();
            Optional<String> token = Optional.empty();
            for (int page = 0; page < MOST_PAGES && (page == 0 || token.isPresent()); page++) {
                FilePage answer = objects.deepPage(bucket, token);
                entries.addAll(answer.entries());
                token = answer.next();
            }
            return Landed.of(pipeline, bucket, entries, token.isPresent(), clock.instant());
        } catch (GatewayException e) {
            return Landed.unknown(pipeline, bucket, e.failure());
        }
    }
}
