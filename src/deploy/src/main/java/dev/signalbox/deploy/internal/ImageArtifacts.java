package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.PipelineArtifact;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.image.BaseImage;
import dev.signalbox.deploy.image.ImageOrder;
import dev.signalbox.deploy.image.WorkerImages;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The container images of a deployment to AWS, unless the operator brings some of his own. Never asked for the local cloud. */
final class ImageArtifacts {
    private final Workers workers;
    private final String account;
    private final DeployRequest request;
    private final List<Wanted> wanted;
    /** Images of the operator's own. */
    private final Map<Wanted, String> brought;

    private ImageArtifacts(Workers workers, String account, DeployRequest request, List<Wanted> wanted,
            Map<Wanted, String> brought) {
        this.workers = workers;
        this.account = account;
        this.request = request;
        this.wanted = wanted;
        this.brought = brought;
    }

    /** @param parameter of the template, which the image fills */
    private record Wanted(String worker, String parameter) {}

    /** @param stack as it is, in an update */
    static ImageArtifacts of(Workers workers, String account, DeployRequest request, Optional<StackSummary> stack) {
        var wanted = new ArrayList<Wanted>();
        var brought = new LinkedHashMap<Wanted, String>();
        var before = request.kind() == DeployRequest.Kind.UPDATE ? stack.map(StackSummary::parameters).orElse(Map.of())
                : Map.<String, String>of();
        for (var artifact : request.source().artifacts()) {
            if (artifact.kind() == PipelineArtifact.Kind.IMAGE) {
                artifact.parameters().forEach((role, parameter) -> {
                    var own = Optional.ofNullable(request.parameters().get(parameter)).or(() -> Optional.ofNullable(
                            before.get(parameter)).filter(b -> !b.contains("/signalbox/" + artifact.source()
                                    + "@sha256:")));
                    var one = new Wanted(artifact.source(), parameter);
                    own.filter(o -> !o.isBlank()).ifPresentOrElse(o -> brought.put(one, o), () -> wanted.add(one));
                });
            }
        }
        return new ImageArtifacts(workers, account, request, wanted, brought);
    }

    /** What will be done for each, and which of the operator's own cannot be pulled; told before anything is changed. */
    List<Check> checks(ImageReach reach) {
        return Stream.concat(wanted.stream().map(this::check), brought.entrySet().stream().flatMap(b -> reach.check(b
                .getKey().worker(), b.getKey().parameter(), b.getValue()).stream())).toList();
    }

    private Check check(Wanted one) {
        try {
            var order = order(one);
            return Check.passed(Subject.IMAGE, images().find(order).map(f -> "The image of " + one.worker()
                    + " is in ECR: " + f.reference() + ".").orElseGet(() -> "The image of " + one.worker()
                            + " will be made on " + order.base().reference() + ", fetched from " + order.base().host()
                            + ", and pushed to " + order.repository() + " in ECR."));
        } catch (DeployException e) {
            return Check.failed(Subject.IMAGE, String.valueOf(e.getMessage()), "Or give an image of your own as "
                    + one.parameter() + ".");
        }
    }

    /** @return template parameter values */
    Map<String, String> store(Approval approval, Consumer<DeployEvent> listener) {
        var values = new HashMap<String, String>();
        for (var one : wanted) {
            var stored = images().store(order(one), listener, approval::withdrawn);
            listener.accept(new DeployEvent.ArtifactStored("image of " + one.worker(), stored.reference(), stored
                    .bytes(), stored.pushed()));
            values.put(one.parameter(), stored.reference());
        }
        return values;
    }

    private WorkerImages images() {
        return new WorkerImages(workers.images().orElseThrow(() -> new DeployException(
                "No images are made in this environment.")), account);
    }

    private ImageOrder order(Wanted one) {
        try {
            return new ImageOrder(one.worker(), workers.jars().find(one.worker()), BaseImage.of(request.parameters()));
        } catch (IllegalArgumentException e) {
            throw new DeployException(e.getMessage() + ".", e);
        }
    }
}
