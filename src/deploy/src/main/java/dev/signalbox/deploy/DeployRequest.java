package dev.signalbox.deploy;

import java.util.Map;

/**
 * What to put up.
 *
 * @param parameters values chosen by the operator; what is not named here is filled from the pipeline, the default
 *        VPC and the template's defaults
 */
public record DeployRequest(Pipeline pipeline, String stackName, EnvironmentKind environment,
        Map<String, String> parameters) {
    public DeployRequest {
        parameters = Map.copyOf(parameters);
    }

    /** One click: everything by default. */
    public static DeployRequest withDefaults(Pipeline pipeline, EnvironmentKind environment) {
        return new DeployRequest(pipeline, pipeline.defaultStackName(), environment, Map.of());
    }
}
