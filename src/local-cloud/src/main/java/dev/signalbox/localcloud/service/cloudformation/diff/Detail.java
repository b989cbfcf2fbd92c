package dev.signalbox.localcloud.service.cloudformation.diff;

import software.amazon.awssdk.services.cloudformation.model.AttributeChangeType;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceAttribute;

/**
 * One reason why a resource changes.
 *
 * @param name the property; empty for other attributes
 * @param evaluation {@code STATIC} when the new value is known now
 * @param causing the parameter, resource or attribute that the value refers to; empty for none
 * @param before masked text; empty for none, as is the next
 */
public record Detail(ResourceAttribute attribute, String name, RequiresRecreation recreation,
        EvaluationType evaluation, ChangeSource source, String causing, String before, String after) {

    /** Something other than a property, changed in the template itself. */
    static Detail of(ResourceAttribute attribute, String before, String after) {
        return new Detail(attribute, "", RequiresRecreation.NEVER, EvaluationType.STATIC,
                ChangeSource.DIRECT_MODIFICATION, "", before, after);
    }

    /** What happened to the value. */
    public AttributeChangeType changeType() {
        return before.isEmpty() ? AttributeChangeType.ADD
                : after.isEmpty() ? AttributeChangeType.REMOVE : AttributeChangeType.MODIFY;
    }

    boolean surelyReplaces() {
        return recreation == RequiresRecreation.ALWAYS && evaluation == EvaluationType.STATIC;
    }

    boolean perhapsReplaces() {
        return recreation != RequiresRecreation.NEVER;
    }
}
