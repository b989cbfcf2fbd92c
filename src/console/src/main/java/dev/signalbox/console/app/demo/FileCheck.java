package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineFiles;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;

/** Compares every object of an execution with what the provider promised. */
final class FileCheck {
    private final Ports ports;
    private final Pictures pictures;
    private final Narrator narrator;

    FileCheck(Ports ports, Pictures pictures, Narrator narrator) {
        this.ports = ports;
        this.pictures = pictures;
        this.narrator = narrator;
    }

    boolean check(StackSummary stack, ExecutionId execution, Pipeline pipeline, String project)
            throws GatewayException, IOException, InterruptedException {
        narrator.chapter("Every object is read back and compared with the provider's list");
        var place = pipeline.files().map(f -> prefix(f, stack, execution))
                .orElseThrow(() -> new DemoFailure("pipeline.yaml does not say where the files lie"));
        var promised = ProviderList.ask(Deployment.output(stack, "MockURL"), project);
        boolean good = !promised.files().isEmpty();
        for (var file : promised.files()) {
            var object = new S3Location(place.bucket(), place.key() + file.name());
            var checked = Checked.read(ports.objects(), object, file);
            narrator.say("%-5s %,13d B  %s  %s", checked.matches() ? "ok" : "WRONG", checked.size(), checked.sha256(),
                    object.uri());
            good &= checked.matches();
        }
        pictures.take("files", place);
        return good;
    }

    private static S3Location prefix(PipelineFiles files, StackSummary stack, ExecutionId execution) {
        return new S3Location(Deployment.output(stack, files.bucket()), files.prefixOf(execution.name()));
    }
}
