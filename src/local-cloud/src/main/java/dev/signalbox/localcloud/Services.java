package dev.signalbox.localcloud;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.s3.S3Service;
import dev.signalbox.localcloud.service.sts.StsService;
import java.util.List;

/** Which services there are. */
final class Services {
    private Services() {}

    static List<AwsService> all(CloudContext context) {
        return List.of(new S3Service(context), new StsService(context));
    }
}
