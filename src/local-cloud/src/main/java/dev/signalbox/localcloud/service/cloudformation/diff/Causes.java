package dev.signalbox.localcloud.service.cloudformation.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.resource.Updates;
import dev.signalbox.localcloud.service.cloudformation.template.Conditions;
import dev.signalbox.localcloud.service.cloudformation.template.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;

/**
 * Why a value differs: the template says something else, or what it refers to changes.
 *
 * @param before texts of parameters as they are, and as they shall be
 */
record Causes(Map<String, String> before, Map<String, String> after, Fates fates, Conditions conditions) {

    record Cause(ChangeSource source, EvaluationType evaluation, String entity) {}

    /** At least one cause for a value that differs. */
    List<Cause> of(JsonNode declaredBefore, JsonNode declared, boolean known) {
        var causes = new ArrayList<Cause>();
        for (var reference : Reference.in(declared, conditions::holds)) {
            var name = reference.target();
            if (fates.isUnknown(name, reference.attribute())) {
                boolean whole = reference.attribute().isEmpty();
                causes.add(new Cause(whole ? ChangeSource.RESOURCE_REFERENCE : ChangeSource.RESOURCE_ATTRIBUTE,
                        EvaluationType.DYNAMIC, whole ? name : name + "." + reference.attribute()));
            } else if (after.containsKey(name) && !Objects.equals(before.get(name), after.get(name))) {
                causes.add(new Cause(ChangeSource.PARAMETER_REFERENCE, EvaluationType.STATIC, name));
            }
        }
        boolean said = !Updates.same(declaredBefore, declared);
        boolean byParameter = causes.stream().anyMatch(c -> c.source() == ChangeSource.PARAMETER_REFERENCE);
        if (said || causes.isEmpty()) {
            causes.add(new Cause(ChangeSource.DIRECT_MODIFICATION, known ? EvaluationType.STATIC
                    : EvaluationType.DYNAMIC, ""));
        } else if (byParameter) {
            causes.add(new Cause(ChangeSource.DIRECT_MODIFICATION, EvaluationType.DYNAMIC, ""));
        }
        return causes;
    }
}
