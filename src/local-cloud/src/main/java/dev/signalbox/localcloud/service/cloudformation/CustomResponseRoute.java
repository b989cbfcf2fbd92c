package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.cloudformation.resource.CustomRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes the answers of custom resources' functions. The address is their right to answer, as a presigned one on AWS. */
final class CustomResponseRoute implements Route {
    /** More than is allowed, so that a resource fails with the reason rather than in silence. */
    private static final int READ = 64 * 1024;

    private final CloudContext cloud;

    CustomResponseRoute(CloudContext cloud) {
        this.cloud = cloud;
    }

    @Override
    public String prefix() {
        return CustomRequest.PREFIX;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = new String(request.getInputStream().readNBytes(READ), StandardCharsets.UTF_8);
        boolean taken = request.getMethod().equals("PUT") && CustomRequest.answered(cloud, request.getRequestURI()
                .substring(CustomRequest.PREFIX.length()), body);
        response.setStatus(taken ? HttpServletResponse.SC_OK : HttpServletResponse.SC_FORBIDDEN);
    }
}
