package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.ParameterRules;
import dev.signalbox.deploy.ParameterRules.Bounds;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.image.BaseImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a form that say what images are made of, or which others are taken. */
final class ImageFields {
    private static final String GROUP = "Advanced";

    private ImageFields() {}

    /** @param parameters of the template, for images */
    static List<TemplateParameter> of(List<String> parameters) {
        var fields = new ArrayList<TemplateParameter>();
        fields.add(new TemplateParameter(BaseImage.PARAMETER, "String",
                "What the worker's image is made on: a Java 25 for linux/amd64 and linux/arm64, with a tag. Name your "
                        + "mirror's where AWS's public one cannot be reached.", Optional.of(BaseImage.DEFAULT
                                .reference()), false, new ParameterRules(List.of(), Optional.of("^" + BaseImage.PATTERN
                                        + "$"), Optional.of("It has to be an image with a tag or a digest, such as "
                                                + BaseImage.DEFAULT.reference()), Bounds.none(), Bounds.none()),
                Optional.of("Base image"),
                GROUP));
        parameters.forEach(p -> fields.add(new TemplateParameter(p, "String",
                "An image of your own (arm64): from a public registry, or from the repository of ECR that Signalbox uses too. "
                        + "Leave it empty, and Signalbox makes one and pushes it to ECR.", Optional
                                .of(""), false, ParameterRules.none(),
                Optional.of("Image instead of ours"), GROUP)));
        return fields;
    }
}
