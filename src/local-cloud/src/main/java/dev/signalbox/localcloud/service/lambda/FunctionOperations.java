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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
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
            "Architectures");
    private static final Set<String> CODE = Set.of("ZipFile", "S3Bucket", "S3Key");

    private final FunctionStore functions;
    private final CodeStore code;
    private final EnvironmentPool pool;
    private final Time time;

    FunctionOperations(FunctionStore functions, CodeStore code, EnvironmentPool pool, Time time) {
        this.functions = functions;
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
        operations.on(PutFunctionConcurrencyRequest.class, this::reserve).on(GetFunctionConcurrencyRequest.class,
                this::getReserved).on(DeleteFunctionConcurrencyRequest.class, this::unreserve);
        operations.on(TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag).on(
                ListTagsRequest.class, this::tags);
    }

    private CreateFunctionResponse create(CreateFunctionRequest request) {
        var name = functions.name(request.functionName(), null);
        var configuration = FunctionSettings.of(request, name);
        if (functions.find(name).isPresent()) {
            throw LambdaErrors.conflict("Function already exist: " + name);
        }
        var source = request.code() == null ? FunctionCode.builder().build() : request.code();
        FunctionSettings.refuse(source, CODE);
        var function = new FunctionRecord(name, functions.arn(name), configuration, code.take(source), revision(), time
                .now(), Optional.empty(), request.tags(), List.of());
        functions.create(function);
        return SdkFields.copy(FunctionViews.of(function), CreateFunctionResponse.builder()).build();
    }

    private GetFunctionResponse get(GetFunctionRequest request) {
        var function = functions.get(request.functionName(), request.qualifier());
        var response = GetFunctionResponse.builder().configuration(FunctionViews.of(function)).code(c -> c
                .repositoryType("S3").location(code.archive(function.code()).toUri().toString()));
        if (!function.tags().isEmpty()) {
            response.tags(function.tags());
        }
        function.reservedConcurrency().ifPresent(r -> response.concurrency(c -> c.reservedConcurrentExecutions(r)));
        return response.build();
    }

    private GetFunctionConfigurationResponse getConfiguration(GetFunctionConfigurationRequest request) {
        var function = functions.get(request.functionName(), request.qualifier());
        return SdkFields.copy(FunctionViews.of(function), GetFunctionConfigurationResponse.builder()).build();
    }

    private ListFunctionsResponse list(ListFunctionsRequest request) {
        int limit = request.maxItems() == null ? 50 : Math.clamp(request.maxItems(), 1, 50);
        var after = request.marker() == null ? "" : request.marker();
        var page = functions.all().stream().filter(f -> f.name().compareTo(after) > 0).limit(limit + 1L).toList();
        var response = ListFunctionsResponse.builder().functions(page.stream().limit(limit).map(FunctionViews::of)
                .toList());
        return page.size() > limit ? response.nextMarker(page.get(limit - 1).name()).build() : response.build();
    }

    private UpdateFunctionCodeResponse updateCode(UpdateFunctionCodeRequest request) {
        FunctionSettings.refuse(request, UPDATE_CODE);
        var name = functions.get(request.functionName(), null).name();
        var taken = code.take(FunctionCode.builder().zipFile(request.zipFile()).s3Bucket(request.s3Bucket()).s3Key(
                request.s3Key()).build());
        var changed = change(name, request.revisionId(), f -> f.with(taken, revision(), time.now()));
        return SdkFields.copy(FunctionViews.of(changed), UpdateFunctionCodeResponse.builder()).build();
    }

    private UpdateFunctionConfigurationResponse updateConfiguration(UpdateFunctionConfigurationRequest request) {
        var name = functions.name(request.functionName(), null);
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
        pool.forget(name);
        return changed;
    }

    private DeleteFunctionResponse delete(DeleteFunctionRequest request) {
        var name = functions.name(request.functionName(), request.qualifier());
        functions.delete(name);
        pool.forget(name);
        return DeleteFunctionResponse.builder().statusCode(204).build();
    }

    private PutFunctionConcurrencyResponse reserve(PutFunctionConcurrencyRequest request) {
        var reserved = request.reservedConcurrentExecutions();
        if (reserved == null || reserved < 0) {
            throw LambdaErrors.constraint("reservedConcurrentExecutions", String.valueOf(reserved),
                    "Member must have value greater than or equal to 0");
        }
        functions.change(functions.name(request.functionName(), null), f -> f.withReserved(Optional.of(reserved)));
        return PutFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(reserved).build();
    }

    private GetFunctionConcurrencyResponse getReserved(GetFunctionConcurrencyRequest request) {
        return GetFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(functions.get(request
                .functionName(), null).reservedConcurrency().orElse(null)).build();
    }

    private DeleteFunctionConcurrencyResponse unreserve(DeleteFunctionConcurrencyRequest request) {
        functions.change(functions.name(request.functionName(), null), f -> f.withReserved(Optional.empty()));
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        functions.change(functions.byArn(request.resource()).name(), f -> {
            Map<String, String> all = new HashMap<>(f.tags());
            all.putAll(request.tags());
            return f.withTags(all);
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        functions.change(functions.byArn(request.resource()).name(), f -> {
            Map<String, String> all = new HashMap<>(f.tags());
            request.tagKeys().forEach(all::remove);
            return f.withTags(all);
        });
        return UntagResourceResponse.builder().build();
    }

    private ListTagsResponse tags(ListTagsRequest request) {
        return ListTagsResponse.builder().tags(functions.byArn(request.resource()).tags()).build();
    }

    private static String revision() {
        return UUID.randomUUID().toString();
    }
}
