/** The bucket that deployments keep their files in: made safe, filled in parts, looked at before it is trusted. */
@NullMarked
package dev.signalbox.deploy.bucket;

import org.jspecify.annotations.NullMarked;
