package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** What creates, changes, describes and deletes functions. */
final class FunctionOperations {
    private static final Set<String> UPDATE_CODE = Set.of("FunctionName", "ZipFile", "S3Bucket", "S3Key", "RevisionId",
            "Architectures", "Publish", "DryRun");
    private static final Set<String> LIST = Set.of("FunctionVersion", "Marker", "MaxItems");
    private static final Set<String> CODE = Set.of("ZipFile", "S3Bucket", "S3Key");

    private final FunctionStore functions;
    private final Versions versions;
    private final CodeStore code;
    private final EnvironmentPool pool;
    private final Time time;

    FunctionOperations(FunctionStore functions, Versions versions, CodeStore code, EnvironmentPool pool, Time time) {
        this.functions = functions;
        this.versions = versions;
        this.code = code;
        this.pool = pool;
        this.time = time;
    }

    void register(Operations operations) {
        operations.on(CreateFunctionRequest.class, this::create).on(GetFunctionRequest.class, this::get).on(
                GetFunctionConfigurationRequest.class, this::getConfiguration).on(ListFunctionsRequest.class,
                        this::list).on(UpdateFunctionCodeRequest.class, this::updateCode).on(
                                UpdateFunctionConfigurationRequest.class, this::updateConfiguration).on(
                                        DeleteFunctionRequest.class, this::delete);
        operations.on(TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag).on(
                ListTagsRequest.class, this::tags);
    }

    private CreateFunctionResponse create(CreateFunctionRequest request) {
        var reference = functions.reference(request.functionName(), null);
        var name = reference.name();
        if (reference.qualifier().isPresent()) {
            throw LambdaErrors.constraint("functionName", request.functionName(), "Member must not have a qualifier");
        }
        var configuration = FunctionSettings.of(request, name);
        if (functions.find(name).isPresent()) {
            throw LambdaErrors.conflict("Function already exist: " + name);
        }
        functions.checkRole(configuration.role(), name);
        var source = request.code() == null ? FunctionCode.builder().build() : request.code();
        FunctionSettings.refuse(source, CODE);
        var function = new FunctionRecord(name, functions.arn(name), configuration, code.take(source), revision(), time
                .now(), Optional.empty(), request.tags(), List.of(), Optional.empty());
        functions.create(function);
        return SdkFields.copy(FunctionViews.of(published(function, request.publish())), CreateFunctionResponse
                .builder()).build();
    }

    private GetFunctionResponse get(GetFunctionRequest request) {
        var target = functions.target(request.functionName(), request.qualifier());
        var function = target.function();
        var response = GetFunctionResponse.builder().configuration(FunctionViews.of(function, target.arn())).code(c -> c
                .repositoryType("S3").location(code.archive(function.code()).toUri().toString()));
        if (!function.tags().isEmpty()) {
            response.tags(function.tags());
        }
        function.reservedConcurrency().ifPresent(r -> response.concurrency(c -> c.reservedConcurrentExecutions(r)));
        return response.build();
    }

    private GetFunctionConfigurationResponse getConfiguration(GetFunctionConfigurationRequest request) {
        var target = functions.target(request.functionName(), request.qualifier());
        return SdkFields.copy(FunctionViews.of(target.function(), target.arn()), GetFunctionConfigurationResponse
                .builder()).build();
    }

    private ListFunctionsResponse list(ListFunctionsRequest request) {
        FunctionSettings.refuse(request, LIST);
        boolean all = request.functionVersion() == FunctionVersion.ALL;
        var views = functions.all().stream().flatMap(f -> all
                ? Stream.concat(Stream.of(f), functions.versions(f.name())).map(FunctionViews::qualified)
                : Stream.of(FunctionViews.of(f))).toList();
        var page = Page.of(views, request.marker(), request.maxItems());
        return ListFunctionsResponse.builder().functions(page.items()).nextMarker(page.next()).build();
    }

    private UpdateFunctionCodeResponse updateCode(UpdateFunctionCodeRequest request) {
        FunctionSettings.refuse(request, UPDATE_CODE);
        var old = functions.latest(request.functionName());
        var taken = code.take(FunctionCode.builder().zipFile(request.zipFile()).s3Bucket(request.s3Bucket()).s3Key(
                request.s3Key()).build());
        var architectures = request.architecturesAsStrings();
        UnaryOperator<FunctionRecord> change = f -> f.with(taken, revision(), time.now()).with(f.configuration()
                .withArchitecture(architectures.isEmpty() ? f.configuration().architecture()
                        : architectures.getFirst()), revision(), time.now());
        var changed = Boolean.TRUE.equals(request.dryRun()) ? change.apply(old)
                : published(change(old.name(), request.revisionId(), change), request.publish());
        return SdkFields.copy(FunctionViews.of(changed), UpdateFunctionCodeResponse.builder()).build();
    }

    private FunctionRecord published(FunctionRecord latest, @Nullable Boolean publish) {
        return Boolean.TRUE.equals(publish) ? versions.publish(latest.name(), Optional.empty()) : latest;
    }

    private UpdateFunctionConfigurationResponse updateConfiguration(UpdateFunctionConfigurationRequest request) {
        var name = functions.name(request.functionName(), null);
        if (request.role() != null) {
            functions.checkRole(request.role(), name);
        }
        var changed = change(name, request.revisionId(), f -> f.with(FunctionSettings.of(request, f.configuration()),
                revision(), time.now()));
        return SdkFields.copy(FunctionViews.of(changed), UpdateFunctionConfigurationResponse.builder()).build();
    }

    private FunctionRecord change(String name, @Nullable String expected, UnaryOperator<FunctionRecord> change) {
        var changed = functions.change(name, f -> {
            if (expected != null && !expected.equals(f.revisionId())) {
                throw LambdaErrors.revisionChanged();
            }
            return change.apply(f);
        });
        pool.forget(f -> f.name().equals(name) && f.version().isEmpty());
        return changed;
    }

    private DeleteFunctionResponse delete(DeleteFunctionRequest request) {
        var reference = functions.reference(request.functionName(), request.qualifier());
        var name = reference.name();
        if (reference.qualifier().isEmpty()) {
            functions.delete(name);
            pool.forget(f -> f.name().equals(name));
        } else if (reference.isLatest()) {
            throw LambdaErrors.invalid("$LATEST version cannot be deleted without deleting the function.");
        } else {
            deleteVersion(reference);
        }
        return DeleteFunctionResponse.builder().statusCode(204).build();
    }

    /** As on AWS, a version that is not there counts as deleted. */
    private void deleteVersion(Reference reference) {
        int number = reference.version().orElseThrow(() -> LambdaErrors.invalid(
                "Deletion of aliases is not currently supported."));
        functions.latest(reference.name());
        functions.deleteVersion(reference.name(), number);
        pool.forget(f -> f.name().equals(reference.name()) && f.version().filter(v -> v.number() == number)
                .isPresent());
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        functions.change(functions.latest(request.resource()).name(), f -> {
            Map<String, String> all = new HashMap<>(f.tags());
            all.putAll(request.tags());
            return f.withTags(all);
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        functions.change(functions.latest(request.resource()).name(), f -> {
            Map<String, String> all = new HashMap<>(f.tags());
            request.tagKeys().forEach(all::remove);
            return f.withTags(all);
        });
        return UntagResourceResponse.builder().build();
    }

    private ListTagsResponse tags(ListTagsRequest request) {
        return ListTagsResponse.builder().tags(functions.latest(request.resource()).tags()).build();
    }

    private static String revision() {
        return UUID.randomUUID().toString();
    }
}
