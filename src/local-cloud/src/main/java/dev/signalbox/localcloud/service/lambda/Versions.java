package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Publishes and lists versions. Their code and settings never change. */
final class Versions {
    private static final Set<String> PUBLISH = Set.of("FunctionName", "CodeSha256", "Description", "RevisionId");

    private final FunctionStore functions;

    Versions(FunctionStore functions) {
        this.functions = functions;
    }

    void register(Operations operations) {
        operations.on(PublishVersionRequest.class, this::publish).on(ListVersionsByFunctionRequest.class, this::list);
    }

    private PublishVersionResponse publish(PublishVersionRequest request) {
        FunctionSettings.refuse(request, PUBLISH);
        var latest = functions.latest(request.functionName());
        check(latest, request.revisionId(), request.codeSha256());
        var version = publish(latest.name(), Optional.ofNullable(request.description()));
        return SdkFields.copy(FunctionViews.of(version), PublishVersionResponse.builder()).build();
    }

    private static void check(FunctionRecord latest, @Nullable String revision, @Nullable String codeSha256) {
        if (revision != null && !revision.equals(latest.revisionId())) {
            throw LambdaErrors.revisionChanged();
        }
        var actual = FunctionViews.codeSha256(latest.code());
        if (codeSha256 != null && !codeSha256.equals(actual)) {
            throw LambdaErrors.invalid("CodeSHA256 (" + codeSha256 + ") is different from current CodeSHA256 in $LATEST"
                    + " (" + actual + "). Please try again with the CodeSHA256 in $LATEST.");
        }
    }

    /** Answers the last version when neither code nor settings have changed since, whatever the description. */
    FunctionRecord publish(String name, Optional<String> description) {
        return functions.publish(name, description, (latest, before) -> latest.code().equals(before.code()) && latest
                .configuration().equals(before.configuration()));
    }

    private ListVersionsByFunctionResponse list(ListVersionsByFunctionRequest request) {
        var latest = functions.latest(request.functionName());
        var all = Stream.concat(Stream.of(latest), functions.versions(latest.name())).map(FunctionViews::qualified)
                .toList();
        var page = Page.of(all, request.marker(), request.maxItems());
        return ListVersionsByFunctionResponse.builder().versions(page.items()).nextMarker(page.next()).build();
    }
}
