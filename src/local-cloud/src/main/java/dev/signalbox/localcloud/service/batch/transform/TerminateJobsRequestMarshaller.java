package dev.signalbox.localcloud.service.batch.transform;

import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** {@code POST /v1/terminatejobs}. */
final class TerminateJobsRequestMarshaller {
    /** Found by its name, as in the SDK's own marshallers. */
    @SuppressWarnings("unused") private static final OperationInfo SDK_OPERATION_BINDING = OperationInfo.builder()
            .requestUri("/v1/terminatejobs")
            .httpMethod(SdkHttpMethod.POST).hasExplicitPayloadMember(false).hasImplicitPayloadMembers(true)
            .hasPayloadMembers(true).build();

    private TerminateJobsRequestMarshaller() {}
}
