package dev.signalbox.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a stack is made of: a bundled pipeline, or any template file. */
public sealed interface TemplateSource permits Pipeline, TemplateFile {
    /** What people call it. */
    String title();

    /** The folder that artifacts are named in. */
    Path folder();

    /** The CloudFormation template. */
    Path template();

    List<PipelineArtifact> artifacts();

    /** Parameter values that it sets by itself, per kind of environment. */
    Map<EnvironmentKind, Map<String, String>> parameters();

    /** The stack name that one-click deployment uses. */
    String defaultStackName();

    /** The tags that tell later what a stack was made of. */
    Map<String, String> tags();
}
