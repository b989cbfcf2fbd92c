package dev.signalbox.localcloud.service.apigatewayv2.rest;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Mapping templates, which are written in Velocity's language. They reach nothing but what they are given. */
final class Templates {
    private Templates() {}

    /** Made when the first template is used. */
    private static final class Engine {
        private static final RuntimeInstance RUNTIME = made();

        private static RuntimeInstance made() {
            var runtime = new RuntimeInstance();
            runtime.setProperty("introspector.uberspect.class",
                    "org.apache.velocity.util.introspection.SecureUberspector");
            runtime.setProperty("directive.foreach.max_loops", "1000");
            runtime.setProperty("parser.space_gobbling", "bc");
            // No files: #include and #parse find nothing.
            runtime.setProperty("resource.loaders", "string");
            runtime.setProperty("resource.loader.string.class",
                    "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
            runtime.init();
            return runtime;
        }
    }

    /** Refuses what cannot be read. */
    static void check(String template) {
        parse(template);
    }

    private static Template parse(String text) {
        var template = new Template();
        template.setName("mapping template");
        template.setRuntimeServices(Engine.RUNTIME);
        try {
            template.setData(Engine.RUNTIME.parse(new StringReader(text), template));
            template.initDocument();
            return template;
        } catch (ParseException | VelocityException e) {
            throw RestErrors.bad("Invalid mapping template specified: " + e.getMessage());
        }
    }

    /**
     * Carries a template out.
     *
     * @param variables {@code input}, {@code context} and so on
     * @throws AwsServiceException when it fails, with the status that the client gets
     */
    static String render(String text, Map<String, Object> variables) {
        var context = new VelocityContext();
        variables.forEach(context::put);
        context.put("util", new TemplateTools());
        var result = new StringWriter();
        try {
            parse(text).merge(context, result);
        } catch (VelocityException e) {
            if (e.getCause() instanceof AwsServiceException told) {
                throw told;
            }
            throw RestErrors.bad("A mapping template failed: " + e.getMessage());
        }
        return result.toString();
    }
}
