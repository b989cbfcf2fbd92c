package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.TemplateVerdict;
import dev.signalbox.deploy.WorkerJars;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** Lets CloudFormation look at a template before anything is made of it. */
public final class TemplateCheck {
    private final AwsClients aws;
    private final WorkerJars jars;
    private final String region;

    public TemplateCheck(AwsClients aws, WorkerJars jars, String region) {
        this.aws = aws;
        this.jars = jars;
        this.region = region;
    }

    /** @throws DeployException saying what CloudFormation finds wrong */
    public TemplateVerdict check(TemplateSource source) {
        var text = TemplateText.read(source.template());
        // A template that is too long for a request is shown to CloudFormation from the artifact bucket.
        var template = TemplateArgument.fits(text) ? new TemplateArgument(text, java.util.Optional.empty(), List.of())
                : ArtifactUpload.into(aws.s3(), aws.sts().getCallerIdentity(_ -> {}), region, jars).template(source
                        .defaultStackName(), text, List.of());
        try {
            var answer = aws.cloudFormation().validateTemplate(b -> template.url().ifPresentOrElse(b::templateURL,
                    () -> b.templateBody(text)));
            return new TemplateVerdict(Objects.requireNonNullElse(answer.description(), ""), answer
                    .capabilitiesAsStrings(), Objects.requireNonNullElse(answer.capabilitiesReason(), ""), answer
                            .declaredTransforms());
        } catch (CloudFormationException e) {
            throw new DeployException("CloudFormation finds the template wrong: " + ChangeSets.messageOf(e), e);
        }
    }
}
