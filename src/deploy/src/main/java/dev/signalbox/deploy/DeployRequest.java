package dev.signalbox.deploy;

import java.util.Map;

/**
 * What to put up, or to bring up to date.
 *
 * @param parameters values chosen by the operator; what is not named here is filled from the pipeline, the default VPC
 *        and the template's defaults, in an update first of all from the stack as it is
 * @param review whether the plan of a new stack waits for approval; that of an update always does
 */
public record DeployRequest(TemplateSource source, String stackName, EnvironmentKind environment,
        Map<String, String> parameters, Kind kind, OnFailure onFailure, boolean review) {
    /** What becomes of the stack. */
    public enum Kind {
        CREATE, UPDATE
    }

    /** What CloudFormation does when a resource fails. */
    public enum OnFailure {
        /** Everything becomes as it was before. */
        ROLL_BACK,
        /** What is done stays, so that it can be looked at; the stack can be rolled back, updated or deleted later. */
        KEEP
    }

    public DeployRequest {
        parameters = Map.copyOf(parameters);
    }

    /** A new stack, straight through. */
    public DeployRequest(TemplateSource source, String stackName, EnvironmentKind environment,
            Map<String, String> parameters) {
        this(source, stackName, environment, parameters, Kind.CREATE, OnFailure.ROLL_BACK, false);
    }

    /** One click: everything by default. */
    public static DeployRequest withDefaults(TemplateSource source, EnvironmentKind environment) {
        return new DeployRequest(source, source.defaultStackName(), environment, Map.of());
    }

    /** The stack is given this template; parameters that are not named keep their values. */
    public static DeployRequest update(TemplateSource source, String stackName, EnvironmentKind environment,
            Map<String, String> parameters) {
        return new DeployRequest(source, stackName, environment, parameters, Kind.UPDATE, OnFailure.ROLL_BACK, true);
    }

    public DeployRequest reviewed(boolean wanted) {
        return new DeployRequest(source, stackName, environment, parameters, kind, onFailure, wanted);
    }

    public DeployRequest onFailure(OnFailure next) {
        return new DeployRequest(source, stackName, environment, parameters, kind, next, review);
    }

    /** Whether the plan waits for approval. */
    public boolean asks() {
        return review || kind == Kind.UPDATE;
    }
}
