package dev.signalbox.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.sample.S3SampleFiles;
import dev.signalbox.lambda.sample.SampleCatalogue;
import dev.signalbox.lambda.sample.SampleFile;
import dev.signalbox.lambda.sample.SampleFiles;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * A provider to try pipelines with: {@code GET /projects?projectID=} lists a project's files,
 * {@code GET /projects/{projectId}/files/{name}} leads to one.
 */
public final class SampleProvider implements RequestStreamHandler {
    private final SampleCatalogue catalogue = new SampleCatalogue();
    private final SampleFiles files;
    private final String baseUrl;

    /** As AWS Lambda makes it. */
    public SampleProvider() {
        this(new EnvironmentSettings(System.getenv()));
    }

    private SampleProvider(EnvironmentSettings env) {
        this(S3SampleFiles.from(env), env.required("BaseUrl"));
    }

    SampleProvider(SampleFiles files, String baseUrl) {
        this.files = files;
        this.baseUrl = baseUrl;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = HttpEvent.read(in);
        var answer = event.routeKey().contains("/files/")
                ? file(event.pathParameter("projectId"), event.pathParameter("name"))
                : list(event);
        answer.write(out);
    }

    private HttpAnswer list(HttpEvent event) {
        var project = event.query("projectID").filter(p -> !p.isBlank());
        if (project.isEmpty()) {
            return HttpAnswer.error(400, "The query parameter projectID is missing");
        }
        return catalogue.files(project.get())
                .map(found -> HttpAnswer.json(200, Map.of("statusCode", 200, "files", entries(project.get(), found))))
                .orElseGet(() -> HttpAnswer.error(404, "There is no project " + project.get()));
    }

    private List<Map<String, Object>> entries(String project, List<SampleFile> found) {
        return found.stream().map(f -> Map.<String, Object>of("url",
                baseUrl + "/" + project + "/files/" + f.name(), "name", f.name(), "sha256", f.sha256(), "size",
                f.size())).toList();
    }

    private HttpAnswer file(String project, String name) {
        return catalogue.file(project, name).map(f -> files.provide(project, f).map(u -> HttpAnswer.redirect(u
                .toString()))
                .orElseGet(() -> HttpAnswer.comeAgain("File " + name + " is being made")))
                .orElseGet(() -> HttpAnswer.error(404, "There is no file " + name + " in project " + project));
    }
}
