package dev.signalbox.deploy;

import java.util.List;
import java.util.Optional;

/**
 * One parameter of a template, enough to make a form field and to check what is typed into it.
 *
 * @param type CloudFormation's type, such as {@code String} or {@code List<AWS::EC2::Subnet::Id>}
 * @param suggested the value for this environment: what the pipeline says, else the template's default
 * @param secret whether the template says {@code NoEcho}
 * @param pattern CloudFormation's {@code AllowedPattern}
 */
public record TemplateParameter(String name, String type, String description, Optional<String> suggested,
        boolean secret, List<String> allowedValues, Optional<String> pattern, Optional<String> constraint) {
    public TemplateParameter {
        allowedValues = List.copyOf(allowedValues);
    }

    /** Why the value would be refused, in words for the operator; empty when it would not. */
    public Optional<String> problemWith(String value) {
        if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
            return Optional.of(name + " must be one of " + String.join(", ", allowedValues) + ".");
        }
        if (type.equals("Number") && !value.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of(name + " must be a number.");
        }
        if (pattern.isPresent() && !value.matches(pattern.get())) {
            return Optional.of(name + ": " + constraint.orElse("must match " + pattern.get()) + ".");
        }
        return Optional.empty();
    }
}
