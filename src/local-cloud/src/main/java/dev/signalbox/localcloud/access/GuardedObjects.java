package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.SessionKeys;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Asks for leave before S3's handler answers. Requests without any signature are left to the handler, which refuses them. */
public final class GuardedObjects implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedObjects.class);
    private static final String MODULE = "s3";
    private static final int DRAINED = 16 << 20;
    /** S3 takes 1,000 keys of 1,024 bytes, each with its tags and perhaps escaped. */
    private static final int LARGEST_DELETION = 8 << 20;
    private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>", Pattern.DOTALL);

    private final Route objects;
    private final CloudContext context;
    private final Enforcement enforcement;
    private final SessionKeys keys;

    public GuardedObjects(Route objects, CloudContext context, Enforcement enforcement) {
        this.objects = objects;
        this.context = context;
        this.enforcement = enforcement;
        this.keys = new SessionKeys(context.identity());
    }

    @Override
    public String prefix() {
        return objects.prefix();
    }

    @Override
    public boolean isOpenToPages() {
        return objects.isOpenToPages();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = new ObjectRequests(request, context.identity().partition());
        try {
            var caller = caller(request, asked);
            var passed = caller.isPresent() ? permitted(request, asked, caller.get()) : request;
            objects.handle(passed, response);
        } catch (AwsServiceException e) {
            refuse(request, response, e);
        }
    }

    private HttpServletRequest permitted(HttpServletRequest request, ObjectRequests asked, Caller caller)
            throws IOException {
        if (asked.deletesMany()) {
            byte[] body = request.getInputStream().readNBytes(LARGEST_DELETION);
            KEY.matcher(new String(body, StandardCharsets.UTF_8)).results().forEach(m -> enforcement.check(asked.delete(
                    unescaped(m.group(1))), caller, MODULE));
            return new ReadBody(request, body);
        }
        asked.needs().forEach(need -> enforcement.check(need, caller, MODULE));
        if (asked.readsObject()) {
            enforcement.checkMissing(asked.bucket(), asked.key(), caller);
        }
        return request;
    }

    /** Who signed; empty if nobody did. */
    private Optional<Caller> caller(HttpServletRequest request, ObjectRequests asked) {
        if (request.getAttribute(CALLER) instanceof Caller verified) {
            return Optional.of(verified);
        }
        var keyId = asked.query("X-Amz-Credential").map(c -> c.split("/", 2)[0]).or(() -> asked.query(
                "AWSAccessKeyId"));
        return keyId.map(id -> {
            if (!SessionKeys.isTemporary(id)) {
                return new Caller(id, Optional.empty());
            }
            var token = asked.query("X-Amz-Security-Token").or(() -> asked.query("x-amz-security-token")).orElse("");
            return new Caller(id, Optional.of(keys.sessionOf(id, token).orElseThrow(() -> ServiceError.of(400,
                    "InvalidToken", "The provided token is malformed or otherwise invalid."))));
        });
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace(
                "&#13;", "\r").replace("&#10;", "\n").replace("&amp;", "&");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AwsServiceException error)
            throws IOException {
        try {
            request.getInputStream().skipNBytes(DRAINED);
        } catch (IOException e) {
            LOG.debug("The body of a refused request ended", e);
        }
        response.setStatus(error.statusCode());
        response.setContentType("application/xml");
        var body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + ServiceError.codeOf(error)
                + "</Code><Message>" + ServiceError.messageOf(error).replace("&", "&amp;").replace("<", "&lt;")
                + "</Message></Error>";
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A request whose body has been read already. */
    private static final class ReadBody extends HttpServletRequestWrapper {
        private final ByteArrayInputStream body;

        ReadBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return body.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("S3's handler reads and waits");
                }
            };
        }
    }
}
