package dev.signalbox.deploy;

import java.util.List;
import java.util.Optional;

/**
 * One parameter of a template, enough to make a form field and to check what is typed into it.
 *
 * @param type CloudFormation's type, such as {@code String} or {@code List<AWS::EC2::Subnet::Id>}
 * @param suggested the value for this environment: what the pipeline says, else the template's default
 * @param secret whether the template says {@code NoEcho}
 * @param label what the template calls it for people, in {@code AWS::CloudFormation::Interface}
 * @param group the heading that it stands under there; empty for those that are under none
 */
public record TemplateParameter(String name, String type, String description, Optional<String> suggested,
        boolean secret, ParameterRules rules, Optional<String> label, String group) {
    public List<String> allowedValues() {
        return rules.allowed();
    }

    /** Whether it takes several values, with commas between them. */
    public boolean list() {
        return ParameterRules.isList(type);
    }

    /** Why the value would be refused, in words for the operator; empty when it would not. */
    public Optional<String> problemWith(String value) {
        return rules.problem(type, value).map(p -> name + (rules.words().filter(p::equals).isPresent() ? ": " : " ")
                + p + ".");
    }
}
