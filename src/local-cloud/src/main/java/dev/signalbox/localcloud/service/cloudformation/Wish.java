package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/**
 * What a caller wants a stack to be, whichever operation says so.
 *
 * @param tags empty to leave them as they are
 */
record Wish(Source source, List<Parameter> parameters, List<String> capabilities, List<String> resourceTypes,
        Optional<List<Tag>> tags, Failing failing, Optional<String> roleArn, Optional<String> token,
        Optional<String> changeSet) {

    /** @param previous whether to take the template that the stack has */
    record Source(@Nullable String body, @Nullable String url, boolean previous) {}

    /** What becomes of a stack that cannot be made like this. */
    record Failing(OnFailure onFailure, boolean retainExceptOnCreate, Optional<Integer> timeoutMinutes) {}

    static Wish of(CreateStackRequest request) {
        var failing = new Failing(onFailure(request), isTrue(request.retainExceptOnCreate()), Optional.ofNullable(
                request
                        .timeoutInMinutes()));
        return new Wish(new Source(request.templateBody(), request.templateURL(), false), request.parameters(), request
                .capabilitiesAsStrings(), request.resourceTypes(), Optional.of(request.tags()), failing, Optional
                        .ofNullable(request.roleARN()), Optional.ofNullable(request.clientRequestToken()), Optional
                                .empty());
    }

    static Wish of(UpdateStackRequest request) {
        var failing = new Failing(isTrue(request.disableRollback()) ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK, isTrue(
                request.retainExceptOnCreate()), Optional.empty());
        return new Wish(new Source(request.templateBody(), request.templateURL(), isTrue(request
                .usePreviousTemplate())), request.parameters(), request.capabilitiesAsStrings(), request
                        .resourceTypes(),
                Optional.of(request.tags()).filter(t -> request.hasTags()), failing, Optional.ofNullable(request
                        .roleARN()), Optional.ofNullable(request.clientRequestToken()), Optional.empty());
    }

    static Wish of(CreateChangeSetRequest request) {
        var failing = new Failing(OnFailure.ROLLBACK, false, Optional.empty());
        return new Wish(new Source(request.templateBody(), request.templateURL(), isTrue(request
                .usePreviousTemplate())), request.parameters(), request.capabilitiesAsStrings(), request
                        .resourceTypes(),
                Optional.of(request.tags()).filter(t -> request.hasTags()), failing, Optional.ofNullable(request
                        .roleARN()), Optional.ofNullable(request.clientToken()), Optional.empty());
    }

    private static OnFailure onFailure(CreateStackRequest request) {
        if (request.onFailure() != null && request.disableRollback() != null) {
            throw InvalidTemplate.error("You can specify either DisableRollback or OnFailure, but not both.");
        }
        if (request.onFailure() != null) {
            return request.onFailure();
        }
        return isTrue(request.disableRollback()) ? OnFailure.DO_NOTHING : OnFailure.ROLLBACK;
    }

    static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
