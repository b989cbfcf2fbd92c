package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.Definition;
import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** Checks definitions: the language, and whether every task can be done here. */
final class Definitions {
    private static final int MAX_DIAGNOSTICS = 100;
    private static final int MAX_BYTES = 1_048_576;

    private final Integrations integrations;

    Definitions(Integrations integrations) {
        this.integrations = integrations;
    }

    /** The definition, if it can be run. */
    String checked(@Nullable String definition, boolean express) {
        if (definition == null) {
            throw Errors.validation("1 validation error detected: Value null at 'definition' failed to satisfy "
                    + "constraint: Member must not be null");
        }
        if (Payloads.bytes(definition) > MAX_BYTES) {
            throw Errors.definition("Invalid State Machine Definition: 'The definition is longer than " + MAX_BYTES
                    + " bytes'");
        }
        var errors = diagnostics(definition, express).stream().filter(d -> d.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            throw Errors.definition("Invalid State Machine Definition: '" + errors.stream().map(Diagnostic::toString)
                    .collect(Collectors.joining(", ")) + "'");
        }
        return definition;
    }

    ValidateStateMachineDefinitionResponse validate(ValidateStateMachineDefinitionRequest request) {
        if (request.definition() == null) {
            throw Errors.missing("The definition is required");
        }
        var all = diagnostics(request.definition(), request.type() == StateMachineType.EXPRESS);
        var failed = all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        var wanted = all.stream().filter(d -> d.severity() == Severity.ERROR || "WARNING".equals(request
                .severityAsString())).toList();
        int max = request.maxResults() == null || request.maxResults() == 0 ? MAX_DIAGNOSTICS
                : Math.min(request
                        .maxResults(), MAX_DIAGNOSTICS);
        return ValidateStateMachineDefinitionResponse.builder().result(failed
                ? ValidateStateMachineDefinitionResultCode.FAIL
                : ValidateStateMachineDefinitionResultCode.OK)
                .diagnostics(wanted.stream().limit(max).map(Definitions::answer).toList()).truncated(wanted
                        .size() > max).build();
    }

    private List<Diagnostic> diagnostics(String text, boolean express) {
        var definition = Definition.read(text);
        List<Diagnostic> all = new ArrayList<>(definition.diagnostics());
        all.addAll(integrations.check(definition.machine()));
        if (express) {
            ExpressCheck.check(definition.machine(), "", all);
        }
        return all;
    }

    private static ValidateStateMachineDefinitionDiagnostic answer(Diagnostic diagnostic) {
        var builder = ValidateStateMachineDefinitionDiagnostic.builder().severity(diagnostic.severity().name()).code(
                diagnostic.code()).message(diagnostic.message());
        return (diagnostic.location().isEmpty() ? builder : builder.location(diagnostic.location())).build();
    }
}
